//! A backup, moved through time by the same core: what falls due until a moment is carried out, each at
//! its own time, as with the page open all the while. The resulting backup goes to standard output, byte
//! for byte the same each time.
//!
//!     cargo run --bin replay -- backup.json [--until 2026-12-31T00:00:00+03:00] [--zone Europe/Moscow]
//!
//! Without a moment nothing is moved; so what was saved of a browser's storage becomes a backup.
//!
//! Ends with 0; with 2 when it was called wrongly, with 3 when the file is no sound backup, with 4 when
//! the base cannot be moved or written.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use chrono::{DateTime, Offset, TimeZone};
    use chrono_tz::Tz;
    use std::io::Write;
    use std::process::ExitCode;
    use std::rc::Rc;
    use tend::commands::{Command, Refusal, setting_id};
    use tend::exchange::backup::{Backup, Limits, Problem, Unwritable, read, to_bytes};
    use tend::journal::ChangeSet;
    use tend::model::schema::ZONE;
    use tend::model::{Device, Given, Instant, Records, Stamp, Zone};
    use tend::vault::Manifest;
    use tend::workspace::Workspace;

    const USAGE: &str = "usage: replay FILE [--until TIME] [--zone NAME], with TIME as 2026-12-31T00:00:00+03:00";

    #[derive(Debug, thiserror::Error)]
    enum Failure {
        #[error("{USAGE}")]
        Usage,
        #[error("no such zone: {0}")]
        Zone(String),
        #[error("{path}: {error}")]
        Open { path: String, error: std::io::Error },
        #[error("line {}, byte {}: {}", .0.place.line, .0.place.column, .0.kind)]
        File(Problem),
        #[error("a record is too large")]
        TooLarge,
        #[error("what fell due cannot be carried out: {0}")]
        Refused(Refusal),
        #[error("what falls due at {0:?} never ends")]
        Stuck(Instant),
        #[error("the result cannot be written: {0}")]
        Unwritable(Unwritable),
        #[error("the result cannot be written: {0}")]
        Output(std::io::Error),
    }

    impl Failure {
        const fn code(&self) -> u8 {
            match self {
                Failure::Usage | Failure::Zone(_) | Failure::Open { .. } => 2,
                Failure::File(_) => 3,
                _ => 4,
            }
        }
    }

    struct Wanted {
        path: String,
        until: Option<Instant>,
        zone: Option<String>,
    }

    pub(crate) fn main() -> ExitCode {
        match run(std::env::args().skip(1)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                eprintln!("{failure}");
                ExitCode::from(failure.code())
            }
        }
    }

    fn run(args: impl Iterator<Item = String>) -> Result<(), Failure> {
        let wanted = wanted(args).ok_or(Failure::Usage)?;
        let file =
            std::fs::File::open(&wanted.path).map_err(|error| Failure::Open { path: wanted.path.clone(), error })?;
        let backup = read(file, &Limits::default()).map_err(Failure::File)?;
        let zone = zone(&wanted, &backup)?;
        let (base, journal) = (backup.base, backup.sets.clone());
        let (records, journal) = replay(backup, journal, &zone, wanted.until)?;
        let bytes = to_bytes(base, records.records(), journal).map_err(Failure::Unwritable)?;
        let mut out = std::io::stdout().lock();
        out.write_all(&bytes).and_then(|()| out.flush()).map_err(Failure::Output)
    }

    fn wanted(mut args: impl Iterator<Item = String>) -> Option<Wanted> {
        let (mut path, mut until, mut zone) = (None, None, None);
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--until" => until = Some(Instant::from_rfc3339(&args.next()?)?),
                "--zone" => zone = Some(args.next()?),
                _ if path.is_none() && !arg.starts_with("--") => path = Some(arg),
                _ => return None,
            }
        }
        Some(Wanted { path: path?, until, zone })
    }

    /// The zone that was asked for, or that of the base.
    fn zone(wanted: &Wanted, backup: &Backup) -> Result<Rc<dyn Zone>, Failure> {
        let of_base = backup.records.value(setting_id(), ZONE);
        let of_base = of_base.as_ref().and_then(|value| value.as_text()).map(str::to_owned);
        let name = wanted.zone.clone().or(of_base).unwrap_or_else(|| "UTC".to_owned());
        match name.parse::<Tz>() {
            Ok(zone) => Ok(Rc::new(Place(zone))),
            Err(_) => Err(Failure::Zone(name)),
        }
    }

    /// Lets time pass from the last change on. It passes on the device that made that change: who else
    /// would have been there.
    fn replay(
        backup: Backup,
        mut journal: Vec<ChangeSet>,
        zone: &Rc<dyn Zone>,
        until: Option<Instant>,
    ) -> Result<(Workspace, Vec<ChangeSet>), Failure> {
        let last = journal.last().map_or(Stamp::ZERO, |set| set.stamp);
        let device = if last == Stamp::ZERO { Device(1) } else { last.device() };
        let empty = Manifest::empty(backup.base, device);
        let (mut workspace, _) =
            Workspace::found(&empty, backup.base, device, backup.sets, zone.clone()).map_err(|_| Failure::TooLarge)?;
        let mut now = Instant(i64::try_from(last.ms()).unwrap_or(i64::MAX));
        while let Some(due) = workspace.next_due().filter(|due| until.is_some_and(|until| *due <= until)) {
            now = now.max(due);
            let given = Given { now, zone: zone.clone(), device, seed: 0 };
            let plan = workspace.plan(&given, &Command::PassTime { limit: 1000 }).map_err(Failure::Refused)?;
            if plan.sets.is_empty() {
                return Err(Failure::Stuck(due));
            }
            journal.extend(plan.sets.iter().cloned());
            workspace.adopt(plan);
        }
        Ok((workspace, journal))
    }

    /// A place of the IANA zone database.
    struct Place(Tz);

    impl Zone for Place {
        fn offset_ms(&self, at: Instant) -> i64 {
            let offset = DateTime::from_timestamp_millis(at.0)
                .map(|at| self.0.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc());
            i64::from(offset.unwrap_or_default()) * 1000
        }

        fn name(&self) -> &str {
            self.0.name()
        }
    }
}
