//! Carrying a card to another stage: by mouse, by a finger that rests on it first, or by keys. What happens is told
//! to those who listen; where it would go is seen before it is let go.

use super::{Board, card};
use crate::browser::listen::Listening;
use crate::browser::{page, scroll};
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::forms::{Gate, moved};
use crate::ui::session::Session;
use crate::views::board::{self, Column, Drop};
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, TouchEvent};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// A mouse that moved so far (px) with the button down carries the card.
const SLACK: f64 = 5.0;

/// A finger that rested so long carries the card; one that moves before scrolls.
const RESTS: Duration = Duration::from_millis(350);

/// So near to its edge (px) the board scrolls by itself.
const EDGE: f64 = 48.0;

/// How far it scrolls with each frame (px).
const SCROLL: f64 = 8.0;

/// Where a card would go.
#[derive(Clone, Debug, PartialEq)]
pub enum Aim {
    /// To a stage of this board.
    Stage(RecordId),
    /// To what stands at the foot, by its word.
    Foot(String),
}

/// A card that is carried.
#[derive(Clone, Debug, PartialEq)]
struct Lift {
    id: RecordId,
    from: RecordId,
    aim: Option<Aim>,
    /// Where the pointer is (px); `None`: carried by keys.
    at: Option<(f64, f64)>,
    /// Let go, and on its way into the journal: it stays where it was let go until it is there.
    lands: bool,
}

/// Pressed, not carried yet.
struct Press {
    id: RecordId,
    from: RecordId,
    at: (f64, f64),
    rests: Option<TimeoutHandle>,
}

/// The carrying of cards on one board.
#[derive(Clone, Copy)]
pub struct Carry {
    session: Session,
    columns: Memo<Vec<Column>>,
    gate: RwSignal<Option<Gate>>,
    lift: RwSignal<Option<Lift>>,
    /// The card that is carried, and from which stage.
    lifted: Memo<Option<(RecordId, RecordId)>>,
    /// Where it would go; the pointer moves far more often than this differs.
    aim: Memo<Option<Aim>>,
    /// Of all cards only two hear that another is carried.
    is_carried: StoredValue<Selector<Option<RecordId>>>,
    press: StoredValue<Option<Press>, LocalStorage>,
    /// Listens to the pointer as long as a card is pressed or carried.
    listening: StoredValue<Vec<Listening>, LocalStorage>,
    /// The board scrolls by itself.
    scrolls: StoredValue<bool>,
    /// What is put down was no click.
    carried: StoredValue<bool>,
    told: RwSignal<String>,
    /// Where the keyboard goes once the card stands elsewhere.
    follow: StoredValue<Option<RecordId>>,
    /// What was let go over the foot, for it to deal with.
    given: RwSignal<Option<(RecordId, String)>>,
}

impl Carry {
    pub(super) fn begin(session: Session, columns: Memo<Vec<Column>>, gate: RwSignal<Option<Gate>>) -> Carry {
        let follow = StoredValue::new(None::<RecordId>);
        // Who carried a card by keys is at it where it stands now.
        Effect::new(move |_| {
            columns.track();
            if let Some(id) = follow.try_update_value(Option::take).flatten() {
                request_animation_frame(move || page::focus_on(&format!("[data-id='{id}'] a")));
            }
        });
        let lift = RwSignal::new(None::<Lift>);
        let lifted = Memo::new(move |_| lift.with(|lift| lift.as_ref().map(|lift| (lift.id, lift.from))));
        let carried = move || lifted.with(|lifted| lifted.map(|(id, _)| id));
        Carry {
            session,
            lifted,
            aim: Memo::new(move |_| lift.with(|lift| lift.as_ref().and_then(|lift| lift.aim.clone()))),
            is_carried: StoredValue::new(Selector::new(carried)),
            follow,
            columns,
            gate,
            lift,
            press: StoredValue::new_local(None),
            listening: StoredValue::new_local(Vec::new()),
            scrolls: StoredValue::new(false),
            carried: StoredValue::new(false),
            told: RwSignal::new(String::new()),
            given: RwSignal::new(None),
        }
    }

    /// Whether a card is carried; tracked.
    pub(super) fn is_on(&self) -> bool {
        self.lifted.with(Option::is_some)
    }

    /// Whether this card is carried; tracked.
    pub(super) fn is_lifted(&self, id: RecordId) -> bool {
        self.is_carried.with_value(|is_carried| is_carried.selected(&Some(id)))
    }

    /// The card that is carried, and from which stage; tracked.
    pub(super) fn lifted(&self) -> Option<(RecordId, RecordId)> {
        self.lifted.get()
    }

    /// Whether the card would go to this stage; tracked.
    pub(super) fn is_over(&self, stage: RecordId) -> bool {
        self.aims(&Aim::Stage(stage))
    }

    /// Whether the card would go there; tracked.
    pub(super) fn aims(&self, aim: &Aim) -> bool {
        self.aim.with(|at| at.as_ref() == Some(aim))
    }

    /// What would come of letting the card go over a stage; tracked.
    pub(super) fn would(&self, stage: RecordId) -> Option<Drop> {
        let (id, _) = self.lifted.get()?;
        Some(self.session.glance(|sight| board::dropped(sight, id, stage)))
    }

    /// What is told to those who listen; tracked.
    pub(super) fn spoken(&self) -> String {
        self.told.get()
    }

    /// What was let go over the foot; tracked.
    pub(super) fn given(&self) -> RwSignal<Option<(RecordId, String)>> {
        self.given
    }

    /// A card is pressed.
    pub(super) fn press(&self, event: &PointerEvent, id: RecordId, from: RecordId) {
        if event.button() != 0 || !event.is_primary() || page::is_control(event.target()) {
            return;
        }
        let carry = *self;
        carry.carried.set_value(false);
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let rests = (event.pointer_type() == "touch")
            .then(|| set_timeout_with_handle(move || carry.rested(), RESTS).ok())
            .flatten();
        carry.press.set_value(Some(Press { id, from, at, rests }));
        let Some(window) = web_sys::window() else { return };
        let pointer = |event: &web_sys::Event| {
            event.dyn_ref::<PointerEvent>().map(|e| (f64::from(e.client_x()), f64::from(e.client_y())))
        };
        carry.listening.set_value(vec![
            Listening::to(&window, "pointermove", move |event| {
                let by_finger = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
                if let Some(at) = pointer(&event) {
                    carry.moved(at, by_finger);
                }
            }),
            Listening::to(&window, "pointerup", move |_| carry.let_go(true)),
            Listening::to(&window, "pointercancel", move |_| carry.let_go(false)),
            Listening::to(&window, "keydown", move |event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                    carry.let_go(false);
                }
            }),
        ]);
    }

    fn rested(&self) {
        let at = self.press.with_value(|press| press.as_ref().map(|press| press.at));
        if let Some(at) = at {
            self.lift_pressed(at);
        }
    }

    fn lift_pressed(&self, at: (f64, f64)) {
        let Some(press) = self.press.try_update_value(Option::take).flatten() else { return };
        if let Some(rests) = press.rests {
            rests.clear();
        }
        self.carried.set_value(true);
        self.lift.set(Some(Lift { id: press.id, from: press.from, aim: None, at: Some(at), lands: false }));
    }

    fn moved(&self, at: (f64, f64), by_finger: bool) {
        let begun = self.press.with_value(|press| press.as_ref().map(|press| press.at));
        if let Some(begun) = begun {
            if (at.0 - begun.0).hypot(at.1 - begun.1) < SLACK {
                return;
            }
            if by_finger {
                // It scrolls.
                return self.let_go(false);
            }
            self.lift_pressed(at);
        }
        self.aim(at);
        if !self.scrolls.get_value() {
            self.scroll_on();
        }
    }

    fn aim(&self, at: (f64, f64)) {
        let aim = aim_at(at);
        self.lift.update(|lift| {
            // What has been let go goes nowhere else.
            if let Some(lift) = lift.as_mut().filter(|lift| !lift.lands) {
                lift.at = Some(at);
                lift.aim = aim.filter(|aim| *aim != Aim::Stage(lift.from));
            }
        });
    }

    /// Scrolls with each frame as long as the pointer rests near the edge: another column comes under it.
    fn scroll_on(&self) {
        let carry = *self;
        let carried = |lift: &Option<Lift>| lift.as_ref().filter(|lift| !lift.lands).and_then(|lift| lift.at);
        let at = carry.lift.try_with_untracked(carried).flatten();
        let goes_on = at.filter(|at| scroll::near_edge(".board", at.0, EDGE, SCROLL));
        carry.scrolls.try_set_value(goes_on.is_some());
        if let Some(at) = goes_on {
            carry.aim(at);
            request_animation_frame(move || carry.scroll_on());
        }
    }

    fn let_go(&self, done: bool) {
        if let Some(Press { rests: Some(rests), .. }) = self.press.try_update_value(Option::take).flatten() {
            rests.clear();
        }
        let listening = self.listening;
        // One of them is running.
        set_timeout(move || drop(listening.try_update_value(std::mem::take)), Duration::ZERO);
        let lift = self.lift.try_get_untracked().flatten().filter(|lift| !lift.lands);
        match lift {
            Some(lift) if done => self.put_down(lift),
            Some(_) => self.lift.set(None),
            None => {}
        }
    }

    fn put_down(&self, lift: Lift) {
        self.follow.set_value(lift.at.is_none().then_some(lift.id));
        match lift.aim.clone() {
            Some(Aim::Stage(stage)) => self.land(lift, stage),
            Some(Aim::Foot(word)) => {
                self.lift.set(None);
                self.given.set(Some((lift.id, word)));
            }
            None => self.lift.set(None),
        }
    }

    /// Drawn once, where it goes: not back where it came from and then there.
    fn land(&self, lift: Lift, stage: RecordId) {
        let Carry { session, gate, lift: carried, .. } = *self;
        let id = lift.id;
        carried.set(Some(Lift { lands: true, ..lift }));
        spawn_local(async move {
            moved(session, id, stage, gate).await;
            let landed = |lift: &Option<Lift>| lift.as_ref().is_some_and(|lift| lift.id == id && lift.lands);
            if carried.try_with_untracked(landed) == Some(true) {
                carried.set(None);
            }
        });
    }

    /// A press that became a carrying is no click on what was pressed.
    pub(super) fn swallow_click(&self, event: &MouseEvent) {
        if self.carried.get_value() {
            event.prevent_default();
            event.stop_propagation();
            self.carried.set_value(false);
        }
    }

    /// While a finger carries a card the page stays where it is.
    pub(super) fn hold_still(&self, event: &TouchEvent) {
        if self.lift.with_untracked(Option::is_some) && event.cancelable() {
            event.prevent_default();
        }
    }

    /// Keys on a card: Space lifts it and puts it down, arrows choose the stage, Escape leaves it where it was.
    pub(super) fn key(&self, event: &KeyboardEvent, id: RecordId, from: RecordId) {
        if page::is_control(event.target()) {
            return;
        }
        let lift = self.lift.get_untracked().filter(|lift| lift.id == id && lift.at.is_none());
        match (event.key().as_str(), lift.clone()) {
            // It is on its way.
            _ if lift.as_ref().is_some_and(|lift| lift.lands) => {}
            (" ", None) => {
                self.lift.set(Some(Lift { id, from, aim: None, at: None, lands: false }));
                let (name, stage) = self.session.glance(|sight| (sight.name(id), sight.name(from)));
                let args = [("name", Arg::from(name)), ("stage", Arg::from(stage))];
                self.told.set(self.session.voice().texts.say_with("board-lifted", &args));
            }
            (" " | "Enter", Some(lift)) => {
                if lift.aim.is_none() {
                    self.told.set(self.session.say("board-left"));
                }
                self.put_down(lift);
            }
            ("Escape", Some(_)) => {
                self.lift.set(None);
                self.told.set(self.session.say("board-left"));
            }
            ("ArrowRight", Some(lift)) => self.aim_beside(&lift, 1),
            ("ArrowLeft", Some(lift)) => self.aim_beside(&lift, -1),
            ("ArrowDown", None) => page::focus_beside(event.current_target(), 1),
            ("ArrowUp", None) => page::focus_beside(event.current_target(), -1),
            ("ArrowRight", None) => page::focus_in_neighbour(event.current_target(), ".column", ".card a", 1),
            ("ArrowLeft", None) => page::focus_in_neighbour(event.current_target(), ".column", ".card a", -1),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn aim_beside(&self, lift: &Lift, step: isize) {
        let stages: Vec<RecordId> =
            self.columns.with_untracked(|columns| columns.iter().map(|column| column.stage).collect());
        let over = match &lift.aim {
            Some(Aim::Stage(stage)) => *stage,
            _ => lift.from,
        };
        let at = stages.iter().position(|stage| *stage == over).and_then(|at| at.checked_add_signed(step));
        let Some(stage) = at.and_then(|at| stages.get(at)).copied() else { return };
        let aim = (stage != lift.from).then_some(Aim::Stage(stage));
        self.lift.set(Some(Lift { aim, ..lift.clone() }));
        scroll::reveal_on(&format!("[data-stage='{stage}']"));
        let voice = self.session.voice();
        let name = self.session.glance(|sight| sight.name(stage));
        let told = match self.session.glance(|sight| board::dropped(sight, lift.id, stage)) {
            Drop::Asks(n) => {
                voice.texts.say_with("board-over-asks", &[("stage", Arg::from(name)), ("n", Arg::from(n))])
            }
            Drop::Awaits(person) => {
                format!("{name}, {}", voice.texts.say_with("board-awaits", &[("person", Arg::from(person))]))
            }
            Drop::Stays | Drop::Adds(_) => name,
        };
        self.told.set(told);
    }
}

fn aim_at(at: (f64, f64)) -> Option<Aim> {
    let word = |name| page::marked_at(at.0, at.1, name);
    word("data-drop").map(Aim::Foot).or_else(|| word("data-stage")?.parse().ok().map(Aim::Stage))
}

/// The card under the pointer.
pub(super) fn ghost(of: Board) -> AnyView {
    let lift = of.carry.lift;
    let shown =
        Memo::new(move |_| lift.with(|lift| lift.as_ref().filter(|lift| lift.at.is_some()).map(|lift| lift.id)));
    let place = move || {
        let at = lift.with(|lift| lift.as_ref().and_then(|lift| lift.at));
        at.map(|(x, y)| format!("{x}px {y}px"))
    };
    (move || {
        let card = shown.get().and_then(|id| of.session.glance(|sight| board::card(sight, id)));
        card.map(|card| {
            view! { <div class="card ghost" aria-hidden="true" style:translate=move || place().unwrap_or_default()>{card::face(of, &card, false)}</div> }
        })
    })
    .into_any()
}
