// Promises about time. They are given for a machine that does nothing else, and `make soak` holds the app
// to them there; elsewhere SLACK lets each take so many times longer, so that what fails is the app.

const slack = Number(process.env.SLACK ?? 5);

/** What a test that asks for such a promise is marked with. */
export const PROMPT = { tag: "@prompt" };

/** The longest that something promised within so many milliseconds may take here (ms). */
export const within = (ms) => ms * slack;
