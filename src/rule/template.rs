//! Templates of texts, as minijinja reads them.

use minijinja::{Environment, UndefinedBehavior};

/// Steps that a template may take; what needs more is a mistake or a trap.
const FUEL: u64 = 50_000;

/// What templates are read and filled with: no functions, no files; what is not there is empty.
#[must_use]
pub fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_fuel(Some(FUEL));
    environment
}

/// Whether a template can be read.
#[must_use]
pub fn check_template(template: &str) -> bool {
    environment().template_from_str(template).is_ok()
}
