### English: what only the pages after the first screen say, by screen. The rest stands in en.ftl; a test tells which
### belongs where.

## Common words

common-none = None

## Board, list and record

path-title = Way through the stages
path-back = Passed: back to { $stage }
path-moment = under a minute
path-so-far = { $span } so far
path-usual = usually { $span }
path-slow = { $span }, too long
record-next = Next step
record-no-next = Nothing is planned.
record-another = Another task
record-more = More
record-edit = Edit
record-reach = How to reach
record-invoice = Invoice
record-kept = Kept by Tend
record-by-rule = Filled by the rule “{ $rule }”: why?
record-empty-fields = { $n ->
        [one] { $n } empty field
       *[other] { $n } empty fields
    }
record-about-what = About
record-about-whom = About
record-paid-share = { $share } paid
record-timeline-none = Nothing of the kind has happened.
runs-title = Runs
runs-any-status = all of them
runs-any-rule = of all rules
runs-begun = Begun
runs-any-time = at any time
runs-today = today
runs-last-days = { $n ->
        [one] in the last day
       *[other] in the last { $n } days
    }
runs-undo-all = Undo all { $n }
runs-until = goes on { $when }
runs-later = Wait until
runs-count = { $n ->
        [0] There are none.
        [one] { $n } run
       *[other] { $n } runs
    }
record-what-next = What comes next
record-what-next-if = if nothing else happens
record-timeline = History
record-timeline-rules = By rules
record-timeline-talks = Talks
record-unfreeze = Unfreeze
record-rename = Rename
record-related = Related
record-deleted = “{ $name }” deleted
timeline-created = Added
timeline-deleted = Deleted
timeline-revived = Brought back
timeline-skipped = Did nothing: the conditions did not hold.
timeline-watched = Only watched: told what it would do.
timeline-asks = Asks whether it may.
timeline-declined = Was declined.
waits-move-over = Move to version { $n }
waits-move-over-all = Move them to version { $n }
waits-moved-over = It waits under the newest version now.
waits-moved-over-all = They wait under the newest version now.
waits-older-title = What waits under older versions
waits-older = { $n ->
        [one] { $n } run waits under an older version of the rule.
       *[other] { $n } runs wait under older versions of the rule.
    }
waits-older-not = { $n ->
        [one] { $n } run stays: the rule does not wait at that step any more.
       *[other] { $n } runs stay: the rule does not wait at that step any more.
    }
waits-now = Go on now
waits-stop = Give up
waits-stopped = It does not wait any more.
runs-yes = Yes, do it
runs-yes-all = Yes to all { $n }
runs-no = No
runs-no-all = No to all { $n }
runs-said-yes = Done as suggested.
runs-said-no = Declined. The rule will ask again another time.
runs-again = Try again
runs-skip = Skip this step
runs-leave = Leave it
runs-did = The rule went on.
runs-left = Left as it is.
runs-still = { $n ->
        [one] It still could not be done. See what is missing.
       *[other] { $n } still could not be done. See what is missing.
    }
timeline-stopped = Stopped, because the rules set each other off in a circle.
timeline-stopped-enough = Stopped: the rule had acted here already, or too much would have followed from one change.

## Duplicates

duplicates-title = { $n ->
        [one] Looks like one other
       *[other] Looks like { $n } others
    }
duplicates-by = { $field } is the same
duplicates-merge-with = Merge with { $name }…

## Outbox

outbox-title = Outbox
outbox-empty = No message waits to be sent.
outbox-how = A rule prepares them, by its step “Prepare a message”. You read them here, open them in your own program, and say when they were sent: Tend itself sends nothing.
outbox-to-rules = To the rules
outbox-copy = Copy
outbox-copied = Copied.
outbox-to = To { $name }
outbox-open-mail = Open in mail
outbox-open-phone = Call
outbox-open-sms = Open in messages
outbox-open-in = Open in { $channel }
outbox-no-link = This is not an address for { $channel }: “{ $to }”
outbox-ask = Did you send it?
outbox-not-yet = Not yet
outbox-mark-sent = I sent it
outbox-drop = Drop
outbox-prepared = Prepared { $when }
outbox-you-sent = You said it was sent
outbox-you-sent-at = You said it was sent, { $when }
outbox-dropped = Dropped
outbox-by-rule = Prepared by “{ $rule }”
approvals-title = To be agreed
approvals-who = { $person } has to agree before it enters { $stage }
approvals-nobody = Nobody has to agree any more before it enters { $stage }
approvals-yes = Agreed
approvals-no = Not agreed
approvals-agreed = Agreed. It has entered the stage.
approvals-declined = Not agreed. It stays where it is.
approvals-ask = Send the request
approvals-to-request = To the request
approvals-no-address = This person has no address that fits. Copy the request, or give them one.
approval-subject = Do you agree? { $name }
approval-greeting = Hello { $person },
approval-letter = “{ $name }” stands in { $from } and is to enter { $stage }.
approval-answer = Do you agree? A yes or a no is enough.

## Payments to confirm

payments-title = Payments
payments-empty = No payment waits to be confirmed. Import a bank statement, and those that fit no record by themselves stand here.
payments-for = For
payments-confirm = Confirm
payments-another = For something else…
payments-choose = Choose what it is for…
payments-find = Deal or order
payments-unknown = No open deal or order fits this payment.
payments-settled = Payment for “{ $name }” confirmed.
payments-invoice-and-balance = its reference names the invoice, and the amount is what is owed
payments-invoice = its reference names the invoice, but the amount is not what is owed
payments-balance-and-payer = the amount is what this client owes

## Rules: the screen

rules-title = Rules
rules-order = Rules are tried from top to bottom. Watch only tells what a rule would do, Suggest asks first, Auto acts.
rules-never-fired = never fired
rules-saved-off = Saved, and switched off. Choose its mode in the list.
rules-switch-on-only-new = Only from now on
rules-switch-on-existing = Also on { $n ->
        [one] { $n } record
       *[other] { $n } records
    } where it fell due before
rules-pause = Pause all
rules-wake = Wake them
rules-rest = All rules rest. What happens meanwhile sets none of them off; what falls due is done when you wake them.
findings-title = Check
findings-circle = These rules set each other off in a circle. Such a chain is stopped, and nothing is lost, but one of them should ask for more:
findings-contradiction = The same sets both off, and they write different things; the later one wins:
findings-never = This rule can never act: its conditions exclude each other.
findings-twice = The number { $number } stands in several records. Give one of them another.
rules-when = When
rules-if = If
rules-then = Then
rules-all = all of these are true
rules-any = any
rules-none = none of these is true
rules-empty = There are no rules yet. A rule says when something shall happen by itself.
rules-begin = Find rules with six questions
rules-ready = Nothing stands still
rules-ready-text = { $name } has not moved for a week
rules-ready-begin = Begin with this rule
rules-last = last { $when }
rules-count-fired = fired { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
rules-count-failed = failed { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
rules-count-watched = would have fired { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
rules-count-asked = asks about { $n ->
        [one] { $n } record
       *[other] { $n } records
    }
rules-count-declined = declined { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
rules-count-stopped = stopped in a circle { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
rules-count-wrong = wrong { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
rules-count-skipped = skipped { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
rules-count-taken-back = taken back { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
attention-title = Worth a look
attention-taken-back = of the last { $acts } times that it acted, you took { $n ->
        [one] one back.
       *[other] { $n } back.
    }
attention-suggest = Let it ask first
attention-suggests = It asks first from now on.
attention-never = it is on, and has never fired. Last looked at: { $day }.
attention-off = Switch it off
attention-is-off = Switched off.
attention-review = it was last looked at half a year ago or more: { $day }. Is it still right?
attention-reviewed = Mark as reviewed
attention-noted = Noted as reviewed.
health-title = How it fares
health-looked = Last looked at: { $day }.
health-wrong = Marked as wrong
forecast-title = Forecast
forecast-hint = What rules will do if nothing else happens: nobody writes, calls, pays or moves anything. Nothing is changed.
forecast-ahead = How far ahead
forecast-days = { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
forecast-look = Look ahead
forecast-looks = Looking ahead
forecast-nothing = In that time no rule does anything by itself.
forecast-count = { $n ->
        [one] { $n } thing will happen by itself.
       *[other] { $n } things will happen by themselves.
    }
forecast-so-far = So much lies ahead that this is only what comes until { $when }.
rules-do-up = Earlier
rules-do-down = Later
rules-do-duplicate = Duplicate
rules-do-delete = Delete
rules-duplicate = Duplicate
rules-copy-of = { $name } (copy)
rules-switch-on-title = Switch on “{ $name }”?
rules-fell-due = It fell due already on { $n ->
        [one] { $n } record
       *[other] { $n } records
    }.
rules-match = { $n ->
        [one] { $n } record is
       *[other] { $n } records are
    } already as the rule wants.
rules-switch-on-match = Also on { $n ->
        [one] that { $n } record
       *[other] those { $n } records
    }
rules-runs = Last runs
rules-comes-round = Comes round next { $when }
rules-version = Version { $n }
rules-would = Would { $steps }.
rules-missed-ask = What is more than { $span } late is asked about first.
rules-sentence = When { $trigger }, { $steps }.
rules-sentence-if = When { $trigger } and { $conditions }, { $steps }.
rules-join-and = { $first } and { $next }
rules-join-not = it is not true that { $what }
rules-join-then = { $first }, then { $next }
rules-join-after = { $first }; after that { $next }
rules-join-then-if = { $first }, then, { $next }

## Rules: steps, after “Then”

step-kept = As the sentence says
rules-unreadable = This rule cannot be read.
step-set = set “{ $field }” to { $value }
step-clear = empty “{ $field }”
step-move = move to { $stage }
step-move-on = move on to { $stage }, never back
step-move-pipeline = move to { $stage } in { $pipeline }
step-task = make the task “{ $name }” ({ $details })
step-message = prepare the message “{ $template }”
step-notify = remind me: “{ $text }”
step-assign = assign to { $person }
step-assign-next = assign to the next colleague in turn
step-set-now = set “{ $field }” to that moment
step-set-today = set “{ $field }” to that day
step-set-later = set “{ $field }” to { $n ->
        [one] { $n } day
       *[other] { $n } days
    } later
step-set-earlier = set “{ $field }” to { $n ->
        [one] { $n } day
       *[other] { $n } days
    } earlier
step-set-field = copy “{ $other }” into “{ $field }”
step-task-for = for { $person }
step-task-start = from { $n ->
        [one] { $n } day
       *[other] { $n } days
    } later
step-task-due = due in { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
step-task-due-today = due the same day
step-task-priority = priority { $priority }
step-task-result = result: { $text }
step-invite = invite { $people } (“{ $template }”)
step-message-by = prepare the message “{ $template }” ({ $channel })
step-assign-senior = assign to the next senior colleague in turn
step-assign-other = assign to the next colleague in turn, senior ones left out
step-assign-least = assign to the colleague with the least open work
step-assign-least-senior = assign to the senior colleague with the least open work
step-assign-least-other = assign to the colleague with the least open work, senior ones left out
step-call = call the rule “{ $rule }”
step-tag = put on the tag “{ $tag }”
step-untag = take off the tag “{ $tag }”
step-wait-for = wait { $span }
step-wait-date = wait for the date “{ $field }”
step-wait-before = wait until { $n ->
        [one] { $n } day
       *[other] { $n } days
    } before the date “{ $field }”
step-wait-after = wait until { $n ->
        [one] { $n } day
       *[other] { $n } days
    } after the date “{ $field }”
step-wait-weekday = wait for { $days }, { $time }
step-wait-event = wait until { $event }
step-wait-event-or = wait until { $event }, or { $span }
step-too-late = { $wait } (if it does not come: { $steps })
step-way = if { $conditions }, { $steps }
step-otherwise = otherwise { $steps }
step-nothing = do nothing
step-try = { $step } (go on if it cannot be done)
step-end = end with the outcome “{ $outcome }”
step-note = write the note “{ $text }”
step-make-deal = make the deal “{ $name }”
step-make-order = make the order “{ $name }”
step-make-ticket = make the ticket “{ $name }”
step-make-lead = make the lead “{ $name }”
step-make-with = { $made } ({ $details })
step-make-pipeline = in { $pipeline }
step-make-stage = in { $pipeline }, stage { $stage }
step-make-field = “{ $field }”: { $value }
step-value-nothing = empty
step-value-now = that moment
step-value-today = that day
step-value-later = { $n ->
        [one] { $n } day later
       *[other] { $n } days later
    }
step-value-earlier = { $n ->
        [one] { $n } day earlier
       *[other] { $n } days earlier
    }
step-value-field = as in “{ $other }”
step-value-next = the next number of { $first }, …
step-withdraw-deal = withdraw the deals that rules made from it
step-withdraw-order = withdraw the orders that rules made from it
step-withdraw-ticket = withdraw the tickets that rules made from it
step-withdraw-lead = withdraw the leads that rules made from it
step-withdraw-task = withdraw the tasks that rules made about it
step-withdraw-message = withdraw the messages that rules prepared about it
weekday-each-1 = Monday
weekday-each-2 = Tuesday
weekday-each-3 = Wednesday
weekday-each-4 = Thursday
weekday-each-5 = Friday
weekday-each-6 = Saturday
weekday-each-7 = Sunday
weekday-until-1 = Monday
weekday-until-2 = Tuesday
weekday-until-3 = Wednesday
weekday-until-4 = Thursday
weekday-until-5 = Friday
weekday-until-6 = Saturday
weekday-until-7 = Sunday
rules-once = Only once for each record.
rules-not-waiting = Not again while it waits.
rules-not-within = Not again within { $n ->
        [one] { $n } day
       *[other] { $n } days
    }.
rules-until = It ends as “{ $outcome }” as soon as { $conditions }.
rules-keep = It waits on in other stages too.
rules-missed = What is more than { $span } late is left out.
rules-at = at { $time } { $steps }
rules-template-field = [{ $field }]

## Runs and why

why-ask = Why?
why-not-ask = Why did a rule not act?
why-not-no-rules = There are no rules for this kind of record yet.
why-not-open = Open the rule
why-not-off = The rule is switched off.
why-not-rest = All rules rest.
why-not-happened = What it waits for has not happened here since it was switched on.
why-not-happened-before = It happened before that: { $when }.
why-not-date = “{ $field }” is empty, and the rule waits for that date.
why-not-elsewhere = The record does not stand in the stage in which the rule counts the time.
why-not-yet = Its time has not come yet: { $when }.
why-not-comes-round = Nothing says no: it comes round { $when }, and would act on the record as it is now.
why-not-before = Its time came { $when }: before the rule was switched on, or before the record was imported.
why-not-ran = It did hear of it, { $when }: { $status }. Why is told in the history of the record.
why-not-again = It may not begin here again. It began { $when }: { $status }.
why-not-conditions = As the record is now, its conditions do not hold:
why-not-would-act = Nothing says no: as the record is now, it would act.
why-not-would-ask = Nothing says no: as the record is now, it would ask whether it may.
why-not-would-watch = Nothing says no, but the rule only watches: it would tell what it would do.
why-not-then = When it happened last, { $when }, something was not so yet.
why-conditions = Conditions
why-no-conditions = None.
why-nothing = There was nothing to change.
why-late = Carried out { $span } later than due, because Tend was closed.
why-cycle = In a circle: { $rules }
why-undo-run = Undo this run
judge-wrong = This was wrong
judge-noted = Noted as wrong. It stands on the page of the rule.
judge-gone = Not wrong after all.
event-created = It was added.
event-entered = It came to the stage “{ $stage }”.
event-left = It left the stage “{ $stage }”.
event-filled = All that the stage “{ $stage }” asks for was filled in.
event-pipeline = It moved to the pipeline “{ $pipeline }”.
event-pressed = You ran the rule by hand.
event-activity = Logged: { $what }.
event-paid = A payment was received.
event-task-done = A task was done.
event-task-given-up = A task was given up.
event-due = It fell due { $when }.
event-by-rule = Set off by the rule “{ $rule }”.
event-called = Another rule called it.
failed-missing = The stage asks for more: { $fields }.
failed-wrong-way = That stage may not be entered from where the record stands.
failed-no-stage = The stage is not there any more.
failed-nobody = There is nobody to assign it to.
failed-unreachable = { $person } has no address. Nobody was invited.
failed-no-address = The client has no address for this channel: { $channel }.
failed-template = The text could not be filled: { $reason }
failed-no-tag = The tag is not there any more.
timeline-withdrew = { $n ->
        [one] Withdrew { $n } record that rules had made.
       *[other] Withdrew { $n } records that rules had made.
    }
timeline-withdrew-kept = { $n ->
        [one] { $n } stays: you had a hand in it.
       *[other] { $n } stay: you had a hand in them.
    }
timeline-called = Called the rule “{ $rule }”.
timeline-further = It stands further already, and stayed there.
timeline-held = It waits for { $person } to agree.
timeline-called-off = Did not call the rule: it is off.
failed-no-rule = The rule that is called is not there any more.
failed-wrong-value = The field is not there any more, or cannot hold that.
failed-no-number = There is no number after the last one.
failed-formula-empty = The formula asks for a field that is empty: { $field }.
failed-formula-currencies = The formula meets two currencies.
failed-formula-zero = The formula divides by nothing.
failed-formula-too-large = The formula gives more than the field can hold.
operand-known-domain = Company known by the e-mail address
why-event = Event
why-saw = saw { $value }
why-rule = Rule
why-changed = Changed

## Import

import-title = Import
import-choose = Choose a file
import-as = Import as
import-column = Column
import-field = Goes to the field
import-skip-column = Leave out
import-new = { $n } new
import-update = { $n } to update
import-updated = { $n } updated
import-doubles = { $n } may be doubles
import-same = { $n } already here
import-otherwise = { $n ->
        [one] { $n } row says
       *[other] { $n } rows say
    } something else than what is here. What is here stays, unless you choose to write over it.
import-otherwise-lines = In the file: { $lines }.
import-held = { $n ->
        [one] { $n } record waits until somebody agrees that it enters the stage of its row; it stands in the Outbox.
       *[other] { $n } records wait until somebody agrees that they enter the stages of their rows; they stand in the Outbox.
    }
import-only-known = Only rows that are here already, or may be: { $n }
import-problems = { $n ->
        [one] { $n } row has
       *[other] { $n } rows have
    } a fault
import-run = Import { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
import-done = Imported: { $n ->
        [one] { $n } record
       *[other] { $n } records
    }. You can undo it as a whole.
import-tables = A table as a text file: CSV or tab-separated, in any encoding and language.
import-pasted-name = a pasted table
import-paste = Paste a table
import-paste-example = Helen Frost, +44 1632 960011, 12 March 1985
import-paste-hint = A line for each record, as a spreadsheet or a letter gives it; a heading may be missing.
import-paste-anywhere = Or press, anywhere on this page:
import-paste-read = Read the table
import-what = What can come in
import-what-clients = Name, phone, e-mail, birthday, company, notes
import-what-deals = Name, client, stage, amount, dates
import-what-payments = A bank statement: day, payer, amount, purpose
import-what-others = Name, client, status, who does it
import-what-own = A column that Tend does not know can become a field of your own.
import-then = What happens next
import-then-columns = You see what each column becomes, and correct it.
import-then-preview = You see the rows as they will be, what is overwritten, and each line that has a fault.
import-then-undo = Only then, when you say so, is anything written. One Undo takes all of it back.
import-last = Last import
import-last-of = { $file }, { $when }
import-another = Import another table
import-left-out = { $n } left out
import-along = { $n ->
        [one] This is also made
       *[other] These are also made
    }: { $records }
import-rows = Rows of the table
import-rows-shown = Rows { $from } to { $to } of { $n }
import-rows-before = Rows before
import-rows-after = Rows after
import-line = Line
import-fate = Becomes
import-fate-new = new
import-fate-doubtful = new, may be here
import-fate-update = update
import-fate-same = as it is
import-fate-left-out = left out
import-known = What is here already
import-known-update = Write over it
import-known-fill = Only fill in what is empty
import-known-skip = Leave it as it is
import-doubts = { $n ->
        [one] { $n } row may be
       *[other] { $n } rows may be
    } here already
import-doubt = What becomes of them
import-doubt-new = Take as new
import-doubt-same = They are those here already
import-doubt-as-all = As said of all
import-doubt-is = It is { $name }
import-doubt-of = What becomes of line { $line }
import-doubt-leave-out = Leave out
import-doubt-line = Line { $line }: “{ $name }” may be the same as
import-doubt-several = There is more than one: say which it is.
import-header = The first line names the columns
import-encoding = Encoding
import-delimiter = What stands between the columns
delimiter-comma = Comma
delimiter-semicolon = Semicolon
delimiter-tab = Tab
delimiter-pipe = Vertical bar
delimiter-blanks = Spaces
import-example = Example
import-new-field = New field “{ $name }” ({ $holds })
import-stages = What the words of the table mean
import-lost-reason = Reason where the stage asks for one and the table gives none
import-other-build = A newer version of Tend is here. Reload the page, then import again. Nothing was changed.
import-worker-gone = The reading stopped. Choose the file, or paste the table, again. Nothing was changed.
name-part-title = Title before the name
name-part-first = First name
name-part-middle = Middle name
name-part-last = Last name
name-part-suffix = Suffix after the name
import-nothing = Nothing was changed.

## Backup, restore and merge

backup-why = Your records live only in this browser. A file outside it is the only safe copy.
backup-save = Save a backup
backup-last = Last backup: { $when }
backup-never = You have no backup yet.
backup-to-downloads = Backups go to your downloads.
backup-to-downloads-only = Backups go to your downloads: this browser does not let a page write into a folder.
backup-to-folder = Backups go into the folder “{ $name }”, one file for each day. While Tend is open, it saves one a day by itself.
backup-to-file = Backups go into the file “{ $name }”, in place of what it holds.
backup-choose-folder = Choose a folder…
backup-choose-file = Choose a file…
backup-choose-downloads = To the downloads again
backup-folder-about = A folder gets one file for each day; while Tend is open it saves one a day there by itself, where the browser allows that.
backup-file-about = A file is written anew with each backup and always holds the last one.
backup-lies-elsewhere = Keep it elsewhere than on this device, on a stick or in a folder that is synchronised: what lies here is lost with the device.
backup-carry = On another device, and together again
backup-carry-there = Save a backup here, and take the file to the other device.
backup-carry-open = Open Tend there and, before anything is entered, choose “Restore from a backup”. From then on both have the same base.
backup-carry-back = Work on both. To bring them together, save a backup on one and open it on the other under “Open a backup”, then “Merge”; do the same the other way round.
backup-place-asks = The browser will ask first whether Tend may write there.
backup-download-instead = Download it instead
backup-open = Open a backup
backup-choose = Choose a backup
backup-last-change = Last change in it: { $when }
backup-records = { $n ->
        [one] { $n } record
       *[other] { $n } records
    } in it, deleted ones counted
backup-same-base = A backup of this base.
backup-other-base = A backup of another base.
backup-put-away = Put away
backup-life = The record
backup-kept = kept
backup-deleted = deleted
restore-title = Restore
restore-about = Makes everything as it is in the file. It is one action and can be undone.
restore-run = Replace everything
restore-nothing = Everything here is as in the file.
restore-added = added: { $n }
restore-back = brought back: { $n }
restore-differs = What will differ
restore-stays = { $n ->
        [one] { $n } record stays as it is.
       *[other] { $n } records stay as they are.
    }
restore-back-up-first = Back up what is here first
restore-fate-added = added
restore-fate-back = brought back
restore-fate-changed = changed
restore-fate-deleted = deleted
merge-title = Merge
merge-about = Takes in what was changed on another device. Where both changed the same field, the later change holds; the history keeps both.
merge-run = Merge
merge-done = Merged: { $counts }.
merge-came = { $n ->
        [one] { $n } action
       *[other] { $n } actions
    } came in; in the history they are marked “on another device”.
merge-see = See them in the history
merge-conflicts = { $n ->
        [one] { $n } field was
       *[other] { $n } fields were
    } changed on both
merge-past-only = only the history gains, every record stays as it is
merge-nothing = Everything in the file is here already.
merge-other-base = Only copies of one and the same base can be merged. This one can be restored.
merge-new = new: { $n }
merge-changed = changed: { $n }
merge-deleted = deleted: { $n }
merge-holds = will be: { $value }
merge-here = here: { $value } · { $when }
merge-there = in the file: { $value } · { $when }
merge-why-here = written last here
merge-why-there = written last on the other device
merge-why-deleted = what was deleted stays deleted
merge-no-undo = A merge is not taken back by Undo. A backup saved now brings back what is here.

## What is stored where

stored-about = Tend has no server. Everything below lies in this browser on this device, and none of it ever leaves it unless you save a file or open a message in another program.
stored-room = Room
stored-used-title = Used
stored-kept-title = Kept for good
stored-used = { $used } of about { $quota }
stored-where = What lies where
stored-base = Records and history
stored-base-about = In IndexedDB. Your contacts, deals and all they consist of, and every change ever made. Never sent to anybody.
stored-program = The program
stored-program-none = Not kept on this device yet
stored-program-about = In Cache Storage. The files of Tend itself, so that it starts without a network. Nothing of yours is in them.
stored-files = { $n ->
        [one] { $n } file
       *[other] { $n } files
    }
stored-notes = Choices for this browser
stored-notes-about = In localStorage. Language, theme, when you saved the last backup. Never sent to anybody.
stored-place = Place for backups
stored-place-about = In IndexedDB. The folder or file that you chose; what is in it is yours, and Tend writes there and nowhere else.
stored-kinds = What takes the room
stored-kind = Records
stored-records = How many
stored-size = Size
stored-kilobytes = { $n } kB
stored-megabytes = { $n } MB
stored-gigabytes = { $n } GB
erase-title = Erase everything
erase-about = Takes away all that Tend keeps in this browser, in every tab. Files you saved stay where they are.
erase-ask = Erase everything…
erase-question = Erase everything on this device?
erase-what = Records, history, rules, settings, the place for backups and the program kept for working offline will be gone. Undo cannot bring them back; only a backup can.
erase-back-up = Save a backup first
erase-type = Type “{ $word }” to go on
erase-word = erase
erase-run = Erase everything

## Settings

settings-title = Settings
settings-theme = Theme
settings-theme-system = As the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-remind = Remind of the backup
settings-remind-days = { $n ->
    [one] when it is a day old
   *[other] when it is { $n } days old
}
settings-remind-never = Never
settings-notifications = Notifications
settings-notifications-denied = The browser does not allow notifications. Reminders come only while this page is open.
settings-storage = Storage
settings-storage-kept = The browser has promised to keep your records.
settings-storage-not-kept = The browser may delete your records when room runs out. Save a backup often.
settings-storage-ask = Ask the browser to keep them
settings-device = On this device
settings-base = In the base
settings-currency-bad = A currency has three letters, such as GBP.
settings-notifications-on = The system shows reminders while this page is open.
settings-notifications-off = Reminders are shown only inside this page.
settings-notifications-ask = Let the system show reminders
settings-storage-untold = The browser says nothing about room.
settings-storage-refused = The browser did not promise. It may do so later, when the page is used more.
settings-offline = Without a network
settings-offline-kept = All of Tend is kept on this device and starts without a network.
settings-offline-not-kept = Tend is not kept on this device yet. Without a network it may not start.
settings-app = As an app
settings-app-installed = Tend is installed on this device.
settings-app-none = The browser does not offer to install it now. Its menu may.
settings-people = People and products
settings-pipelines = Pipelines and stages
settings-pipeline-off = put away
settings-pipeline-use = In use
settings-new-pipeline = New pipeline
settings-new-stage = New stage
settings-asks = Fields it asks for
settings-comes-from = Entered only from these (none: from any)
settings-fields = Own fields
settings-fields-none = No fields of your own yet.
settings-new-field = New field
settings-choices-hint = Choices, separated by commas
settings-index = Sections
settings-standing = { $n ->
        [one] { $n } record
       *[other] { $n } records
    }
settings-stages = { $n ->
        [one] { $n } stage
       *[other] { $n } stages
    }
settings-rots = too long after { $n ->
        [one] { $n } day
       *[other] { $n } days
    } without movement
settings-asks-for = asks for { $fields }
settings-only-from = only from { $stages }
settings-agrees = { $person } has to agree
settings-hue = Colour { $n }
settings-pipeline-shown = Shown on the board
settings-pipeline-away = What stands in a pipeline that is put away stays as it is, and is found in lists.
settings-stage-remove = Remove this stage…
settings-stage-remove-now = Remove
settings-stage-question = Remove the stage “{ $name }”?
settings-stage-holds = { $n ->
        [one] { $n } record stands in it.
       *[other] { $n } records stand in it.
    }
settings-stage-to = Move to
settings-stage-removed = Removed: { $name }. { $n ->
        [0] Nothing stood in it.
        [one] { $n } record moved.
       *[other] { $n } records moved.
    }
settings-undo-brings-back = Undo brings it back.
settings-choice-name = Choice { $name }
settings-choice-new = New choice
settings-choice-remove = Remove the choice “{ $name }”
settings-choice-remove-now = Remove
settings-choice-question = Remove the choice “{ $name }”?
settings-choice-held = { $n ->
        [one] { $n } record holds it.
       *[other] { $n } records hold it.
    }
settings-choice-instead = In its place
settings-choice-nothing = Nothing
settings-choice-removed = Removed: { $name }. { $n ->
        [one] { $n } record differs.
       *[other] { $n } records differ.
    }
settings-choice-renamed = “{ $name }” is “{ $new }” now, in { $n ->
        [one] { $n } record.
       *[other] { $n } records.
    }
settings-default-none = Nothing
settings-field-remove = Delete this field…
settings-field-remove-now = Delete
settings-field-question = Delete the field “{ $name }”?
settings-field-held = { $n ->
        [0] No record holds anything in it.
        [one] { $n } record holds something in it.
       *[other] { $n } records hold something in it.
    }
settings-field-removed = Deleted: the field “{ $name }”.
settings-first-work = New
settings-first-won = Done
settings-first-lost = Lost
type-text = One line
type-long-text = Several lines
type-number = Number
type-money = Amount
type-flag = Yes or no
type-day = Date
type-instant = Date and time
type-choice = One of the choices
type-choices = Several of the choices
type-email = E-mail
type-phone = Phone
type-url = Web address
type-link = Link: { $kind }

## History and undo

history-title = History
history-empty = Nothing has been changed yet.
history-by-you = You
history-by-import = Import of { $file }
history-by-file = From a file
history-by-restore = Restored from { $file }
history-deleted = { $kind } “{ $name }” { $of ->
       *[other] deleted
    }
history-deleted-many = { $n } records deleted
history-merged = { $kind } “{ $other }” merged into “{ $name }”
history-merged-away = { $kind } “{ $other }” merged into another
history-elsewhere = on another device
history-gave-up = The waiting of the rule “{ $rule }” given up
history-go-on = The rule “{ $rule }” was let go on
history-run-done = Nothing was left to do
history-run-failed = A step could not be done
history-run-skipped = Did nothing
history-run-stopped = Was stopped: it went in a circle
history-run-undone = Was taken back
history-run-waiting = Waits
history-run-ended = Ended early
history-run-asked = Asks first
history-run-declined = Was told no
history-run-watched = Only watched
history-ran = The rule “{ $rule }” was run by hand
history-declined = A suggestion of the rule “{ $rule }” was declined
history-left = What the rule “{ $rule }” could not do was left at that
history-wrong = What the rule “{ $rule }” did was wrong
history-not-wrong = What the rule “{ $rule }” did was not wrong after all
history-round = Its round of { $when } is over
history-reviewed = Rule “{ $name }” reviewed
history-moved-over = What waits for the rule “{ $rule }” waits under its newest version
history-waits-until = The waiting of the rule “{ $rule }” moved in time
history-order = Place in the order changed
history-talk-with = { $what } with { $whom }
history-talk-about = { $what } about “{ $name }”
history-talk-with-about = { $what } with { $whom } about “{ $name }”
history-and-more = and { $n } more
history-find = Find in the history
history-only = Whose doings
history-only-files = Files
history-changes = { $n ->
        [one] { $n } change
       *[other] { $n } changes
    }
history-older = Show older ones
history-taken-back = taken back
history-undo-run = Take back what the rule did
history-awaits = “{ $name }” waits for a yes to enter { $stage }
history-awaits-not = “{ $name }” does not enter { $stage }: not agreed
history-by-undo = You took back
history-by-undo-run = You took back what a rule did
history-set-up = The base was set up.
history-nameless = without a name
history-revived = { $kind } “{ $name }” { $of ->
       *[other] brought back
    }
history-created = { $kind } “{ $name }” { $of ->
       *[other] added
    }
history-changed = { $field }: { $before } → { $after }

## Problems of a file

problem-not-a-table = This is not a table as text. Save it as CSV, then import that.
problem-too-many-rows = The file has more than { $limit } rows. Split it.
problem-too-many-columns = The file has too many columns. Is the separator right?
problem-cell-too-large = a cell is too large; perhaps a quote is not closed
problem-unclosed-quote = a quote is opened here and never closed
problem-stray-quote = a quote stands inside a cell; it was kept
problem-row-cells = { $found } cells instead of { $expected }
problem-row-cut-off = the file ends in the middle of this row
row-not-a = “{ $value }” does not fit the field; it stays empty
row-no-year = “{ $value }” is a day without a year; the field stays empty. Add the year in the file, or take the column as a text field
row-too-precise = “{ $value }” has more decimals than the currency; the field stays empty
row-not-a-choice = “{ $value }” is none of the choices; the field stays empty
row-not-found = nothing is called “{ $value }”; the field stays empty
row-unknown-stage = no stage is called “{ $value }”; left out
row-wrong-way = “{ $stage }” may not be entered from where the record stands; it stays there
row-missing = “{ $stage }” asks for { $fields }; left out
row-empty = { $field } is empty; left out
row-twice = the same as line { $line }; left out
problem-encoding = The letters cannot be read. Choose another encoding.

## Rules: the form

rules-of = About
rules-trigger = When
rules-field = Field
rules-from = From
rules-to = To
rules-any-pipeline = any other
rules-any-stage = any stage
rules-any-open-stage = any stage on the way
rules-days = Days
rules-hours = Hours
rules-minutes = Minutes
rules-side = Before or after
rules-before = before the date
rules-after = after the date
rules-time = At
rules-always = Nothing is asked: the rule always acts.
rules-always-so = Without a condition it is always so.
rules-any-of = any of these is true
rules-group = How the group counts
rules-operator = How it is compared
rules-value = Value
rules-add-condition = Add a condition
rules-add-group = Add a group
rules-remove = Remove
rules-up = Earlier
rules-down = Later
rules-add-step = Add a step:
rules-put-in = Put a field in…
rules-assign-turn = The next in turn
rules-assign-turn-senior = The next senior one in turn
rules-assign-turn-other = The next in turn, not senior
rules-assign-least = The least busy
rules-assign-least-senior = The least busy senior one
rules-assign-least-other = The least busy, not senior
rules-to-whom = To whom
rules-own-assignee = Whose the record is
rules-own-channel = The client’s preferred one
rules-start-in-days = Begin in days
rules-due-in-days = Due in days
rules-days-later = Days later
rules-set-to = Set to
rules-other-field = Which field
trigger-kind-created = it is created
trigger-kind-field-changed = a field changes
trigger-kind-stage-entered = it enters a stage
trigger-kind-stage-left = it leaves a stage
trigger-kind-filled = all fields of a stage are filled in
trigger-kind-pipeline-changed = it moves to another pipeline
trigger-kind-activity = an activity is logged
trigger-kind-payment = a payment is received
trigger-kind-task-ended = a task about it is done
trigger-kind-time-in-stage = it stands in a stage for long
trigger-kind-silence = there is no contact for long
trigger-kind-button = you run it by hand
trigger-button-where = Its button stands in the menu of a record, and in a list over what you chose.
trigger-kind-date-reached = a date comes
trigger-kind-recurring = a day comes round
rhythm-kind-label = How often
rhythm-kind-day = each day
rhythm-kind-week = on days of the week
rhythm-kind-month = on a day of the month
rhythm-days = On which days
rhythm-weeks = Each how many weeks
rhythm-day = Day of the month
rhythm-months = Each how many months
rhythm-begins = Counted from
rhythm-hint = All records for which the conditions hold then are taken, one after the other. A month that has no such day has its last day.
step-kind-move = Move to a stage
step-move-forward = Only forward: what stands further already stays there
step-kind-task = Make a task
step-kind-message = Prepare a message
step-kind-invite = Invite colleagues
rules-invite-whom = Who takes part
rules-invite-nobody = There are no colleagues yet. Add them under People.
invite-subject = You take part: { $name }
invite-text = You are invited to take part in “{ $name }”. It stands in “{ $stage }”.
step-kind-notify = Remind me
step-kind-set = Set a field
step-kind-assign = Assign
step-kind-wait = Wait
step-kind-tag = Set a tag
step-kind-branch = Branch
step-kind-end = End
step-kind-make = Make a record
step-kind-note = Write a note
step-kind-withdraw = Withdraw
step-kind-call = Call a rule
rules-call = Which rule
rules-call-hint = It begins on the same record after this rule, whatever it waits for; its conditions are asked.
rules-sheet-done = Done
rules-make = What is made
rules-make-into = Where it begins
rules-make-usual = at the start of the first pipeline
rules-make-first = { $pipeline }: first stage
rules-make-add = Add a field
rules-make-remove = Remove this field
rules-withdraw = What is withdrawn
rules-withdraw-hint = What rules made from the record, as long as nobody but rules touched it since.
rules-may-fail = Go on even if this cannot be done
rules-tag = Put on or take off
rules-tag-on = put on
rules-tag-off = take off
rules-outcome = Outcome
rules-way = Way { $n }
rules-way-add = Add a way
rules-way-remove = Remove way { $n }
rules-otherwise = Otherwise
rules-course = How it runs
rules-again = How often on one record
again-every = every time
again-once = only once
again-waiting = not while it waits
again-within = not again within some days
rules-form-missed = What was missed while Tend was closed
missed-late = is done late
missed-skip = is left out when it is very late
missed-ask = is asked about when it is very late
rules-missed-days = Later than, days
rules-form-keep = Wait on when the card moves to another stage
rules-ends = It ends early
rules-ends-hint = While it waits, it ends as soon as one of these is so.
rules-ends-add = Add an end
rules-end = It ends when
wait-too-late = If it does not come in time
what-if = Try it on the past
what-if-hint = Goes through the history and tells what this rule would have done. Nothing is changed.
what-if-since = From
what-if-since-month = the last month
what-if-since-quarter = the last three months
what-if-since-year = the last year
what-if-since-all = the beginning
what-if-ask = Try it
what-if-reads = Reading the history
what-if-unfinished = The rule is not finished yet. Save shows what is missing.
what-if-failed = The history could not be read. Try again.
what-if-never = It would not have acted once.
what-if-acts = It would have acted { $n ->
        [one] { $n } time
       *[other] { $n } times
    } on { $records ->
        [one] { $records } record
       *[other] { $records } records
    }.
what-if-fails = { $n ->
        [one] { $n } time a step could not have been done.
       *[other] { $n } times a step could not have been done.
    }
what-if-otherwise = { $n ->
        [one] { $n } time you wrote something else there within 30 days.
       *[other] { $n } times you wrote something else there within 30 days.
    }
what-if-same = { $n ->
        [one] { $n } time you did the same by hand within 30 days.
       *[other] { $n } times you did the same by hand within 30 days.
    }
what-if-way-failed = could not have been done
what-if-after-same = you did the same later
what-if-after-otherwise = you did otherwise later
compare-with = Compare with
compare-with-none = nothing
compare-version = version { $n }, { $when }
compare-both = { $n ->
        [0] Never would both have acted.
        [one] Both would have acted { $n } time.
       *[other] Both would have acted { $n } times.
    }
compare-moved = { $n ->
        [one] { $n } of them at another time.
       *[other] { $n } of them at other times.
    }
compare-only-older = Only the older version
compare-only-newer = Only as it stands above
wait-for = Wait
wait-days = Days of the week
wait-at-most = At most so many days
wait-at-most-hint = Then it goes on all the same. With 0 it waits for ever.
wait-kind-for = for a while
wait-kind-date = for a date of the record
wait-kind-weekday = for a day of the week
wait-kind-payment = for a payment
wait-kind-answer = for an answer
set-to-value = a value
set-to-nothing = nothing: empty it
set-to-now = the moment of the event
set-to-today-plus = a day from then
set-to-field = another field
set-to-formula = a formula
set-to-formula-label = Formula
set-to-formula-today = Day of the event
set-to-next = the next number
set-to-next-first = First number
op-is = is
op-is-not = is not
op-contains = contains
op-starts-with = starts with
op-in = is one of
op-empty = is empty
op-filled = is filled
op-greater = is more than
op-at-least = is at least
op-less = is less than
op-at-most = is at most
op-after = is after
op-not-before = is not before
op-before = is before
op-not-after = is not after
op-within-next = is within the next … days
op-within-last = is within the last … days
op-longer-ago = is more than … days ago
op-further-ahead = is more than … days ahead
op-changed = has just changed
op-was = was before
wrong-unreadable = This rule cannot be read.
wrong-no-field = There is no such field any more.
wrong-value = A value is missing, or does not suit the field.
wrong-op = This comparison does not suit the field.
wrong-no-stage = This stage is not there any more.
wrong-no-pipeline = This pipeline is not there any more.
wrong-asks-nothing = Choose a stage that asks for fields. What a stage asks for is said in its pipeline.
wrong-no-person = This colleague is not there any more.
wrong-no-tag = This tag is not there any more.
wrong-no-rule = This rule is not there, or is about other records.
wrong-template = The brackets do not match. Choose the gap from the list.
wrong-formula-missing = Something is missing here.
wrong-formula-unexpected = This does not belong here.
wrong-formula-no-field = There is no such field. Choose one from the list.
wrong-formula-no-number = One cannot reckon with this field.
wrong-formula-apart = These do not go together.
wrong-formula-result = The field holds something else than what comes of this.
wrong-formula-too-large = This formula is too long.
wrong-no-steps = A rule needs at least one step.
wrong-no-time = Say how long.
wrong-no-name = A rule needs a name.

## Rules as files

rule-file-export = Export rules
rule-file-export-one = Export this rule
rule-file-about = Rules that were exported here or elsewhere. What they mention is looked for in your base by its name.
rule-file-choose = Choose a file of rules
rule-file-other = There are no rules of Tend in this file. Choose one that was saved by Export rules.
rule-file-too-many = The file holds more than { $limit } rules or names. Split it.
rule-file-form = this does not belong in a file of rules ({ $detail })
rule-file-unreadable = this is no rule here, perhaps one of a newer version ({ $detail })
rule-file-too-deep = Its groups or branches stand too deep in each other.
rule-file-unknown = Say above what is meant: { $names }
rule-file-unnamed = It mentions something that is not here, and the file does not say what it is ({ $id }).
rule-file-at-when = When: { $problem }
rule-file-at-if = Condition { $n }: { $problem }
rule-file-at-then = Step { $n }: { $problem }
rule-file-thing = { $kind } “{ $name }”
rule-file-strangers = What is not here
rule-file-strangers-hint = The rules mention it. Say what of yours takes its place, or leave the rule out.
rule-file-here = You have this rule already.
rule-file-off = They come switched off, behind your rules.
rule-file-take = Take { $n ->
        [one] { $n } rule
       *[other] { $n } rules
    }
rule-file-taken = { $n ->
        [one] { $n } rule
       *[other] { $n } rules
    } taken, and switched off.

## Ready rules

ready-about = Take what helps, and change it as you like. A rule you take is off until you switch it on in the list.
ready-take = Take it
ready-take-named = Take it: { $name }
ready-taken = You have it:
ready-lacks = It needs what was removed here: { $names }
ready-away = Its pipeline is put away: { $pipelines }. Take it into use in the settings.
ready-set-sales = Sales
ready-set-orders = Orders
ready-set-service = Service
ready-set-leads = Leads and onboarding
ready-set-retention = Clients who come back

ready-rule-quote-sent = A quote was sent: move the deal
ready-rule-no-reply = Three days without an answer to a quote
ready-no-reply-task = Call { $client } again
ready-no-reply-result = What they think of the quote, and what is in the way
ready-rule-good-answer = A good answer opens negotiations
ready-good-answer-task = Agree terms and a day with { $client }
ready-good-answer-result = Terms and a day, written down
ready-rule-paid = Paid in full: won, with thanks
ready-paid-subject = Thank you for your payment
ready-paid-text = Dear { $client }, your payment of { $amount } has arrived, thank you. We will write again about what comes next.
ready-rule-stands-still = A deal stands still for three days
ready-stands-still-task = Get { $name } moving
ready-stands-still-result = A next step agreed with the client, and its day
ready-rule-invoice = Follow an invoice until it is paid
ready-invoice-subject = Invoice { $number }
ready-invoice-text = Dear { $client }, a word about invoice { $number } for { $amount }: it is due on { $due }. If it is paid already, thank you, and forget this letter.
ready-invoice-task = Call { $client } about invoice { $number }
ready-invoice-result = The day on which it will be paid
ready-rule-close-passed = The day a deal should have closed is past
ready-close-passed-task = Ask { $client } how { $name } stands
ready-close-passed-result = A new day, or why it is lost
ready-rule-no-answer = Nobody picked up: call again tomorrow
ready-no-answer-task = Call { $client }
ready-no-answer-result = A word with them, or a better time to call
ready-rule-asked-later = They asked to talk later
ready-asked-later-task = Come back to { $client }: { $name }
ready-asked-later-result = Whether it is time now

ready-rule-order-to-pay = Ask for the payment of an order
ready-order-to-pay-subject = Your order: { $name }
ready-order-to-pay-text = Dear { $client }, we have your order: { $name }. It comes to { $total }, and we begin as soon as that has arrived.
ready-rule-order-paid = An order is paid: thank and begin
ready-order-paid-subject = Your payment has arrived: { $name }
ready-order-paid-text = Dear { $client }, your payment of { $total } has arrived, thank you. We begin with your order, and write when it is ready.
ready-rule-order-part-paid = Only a part of an order is paid
ready-order-part-paid-text = { $name }: a part is paid, the rest is still to come
ready-rule-order-unpaid = Three days unpaid: a letter, then a call
ready-order-unpaid-subject = Your order waits: { $name }
ready-order-unpaid-text = Dear { $client }, your order is ready to begin and waits for the payment: { $name }, { $total }. Is there anything in the way?
ready-order-unpaid-task = Call { $client } about the payment: { $name }
ready-order-unpaid-result = The day of the payment, or the order cancelled
ready-rule-order-ready = Ready: hand it over to the courier
ready-order-ready-task = Hand { $name } over to the courier
ready-order-ready-result = The tracking number, written on the order
ready-rule-order-sent = A tracking number: on its way, and tell the client
ready-order-sent-subject = On its way: { $name }
ready-order-sent-text = Dear { $client }, your order is on its way. You can follow it under { $number }.
ready-rule-order-not-there = Ten days on the way
ready-order-not-there-task = Ask the courier where { $name } is
ready-order-not-there-result = Where it is, and the client knows it
ready-rule-order-cancelled = Cancelled: find out why
ready-order-cancelled-task = Ask { $client } why they cancelled { $name }
ready-order-cancelled-result = The real reason, in the notes

ready-rule-ticket-new = A new request: confirm it and take it up
ready-ticket-new-task = Take up { $name }
ready-ticket-new-result = Who does it, and by when
ready-ticket-new-subject = We have your request: { $name }
ready-ticket-new-text = Dear { $client }, we have your request: { $name }. We will write soon by when it will be done.
ready-rule-ticket-taken = Assigned: it goes to work
ready-ticket-taken-task = Set a deadline for { $name }
ready-ticket-taken-result = A deadline, and the request in work
ready-rule-ticket-dated = It has a deadline: it goes to work
ready-rule-ticket-overdue = The deadline of a request has passed
ready-ticket-overdue-task = Finish { $name }, or agree a new deadline
ready-ticket-overdue-result = Done, or a new deadline that the client knows
ready-ticket-overdue-text = { $name } is more than a day late: it was due { $deadline }
ready-rule-ticket-quiet = Two days without a word about a request
ready-ticket-quiet-task = Tell { $client } how it goes: { $name }
ready-ticket-quiet-result = The client knows how far it is
ready-rule-ticket-done = Done: ask how it was
ready-ticket-done-subject = How did we do? { $name }
ready-ticket-done-text = Dear { $client }, your request is done: { $name }. How content are you, from 1 to 10? One line in answer helps us.
ready-ticket-done-task = Make it good with { $client }: { $name }
ready-ticket-done-result = What went wrong, and what we do about it

ready-rule-lead-known = A lead of a known company goes to a senior colleague
ready-rule-lead-other = Other leads go to the colleagues in turn
ready-lead-follow-task = Follow up: { $name }
ready-lead-follow-result = Need, budget and time are known
ready-lead-hello-subject = Thank you for writing to us
ready-lead-hello-text = Thank you for writing to us. We have read it, and answer within a working day.
ready-rule-lead-waits = A new lead waits for a day
ready-lead-waits-task = Answer now: { $name }
ready-lead-waits-result = A first talk, or a time for one
ready-rule-lead-contacted = You wrote or called: contacted
ready-rule-lead-quiet = Two weeks of silence: on to nurture
ready-rule-lead-nurture = A useful word every month
ready-lead-nurture-task = Write something useful: { $name }
ready-lead-nurture-result = They heard from us, without an offer
ready-rule-lead-qualified = Qualified: make a deal of it
ready-lead-qualified-task = Make a deal: { $name }
ready-lead-qualified-result = A deal with an amount and a next step
ready-rule-welcome = Welcome a new client
ready-welcome-task = Set everything up: { $name }
ready-welcome-result = Access, contacts and the first day of training
ready-welcome-subject = Welcome
ready-welcome-text = Good to have you with us. In two days we will set everything up together; until then, write to us with any question.
ready-rule-training-slow = A week in training
ready-training-slow-task = Offer help with the training: { $name }
ready-training-slow-result = What they are stuck on

ready-rule-review = A week after the sale: ask how it is
ready-review-subject = How do you like it? { $name }
ready-review-text = Dear { $client }, a week has passed: { $name }. Is everything as you wished? A few words that we may quote would help us a lot.
ready-rule-next-order = A month after an order: offer the next one
ready-next-order-task = Offer { $client } the next order
ready-next-order-result = An order, or the day on which to ask again
ready-rule-repeat-expected = When an order is completed: expect the next one
ready-repeat-expected-name = Again: { $name }
ready-rule-repeat-withdrawn = When an order is cancelled: expect none
ready-rule-repeat-due = Five days before a repeat order is expected
ready-repeat-due-task = Ask { $client } what is needed this time
ready-repeat-due-result = What is needed, how much, by when
ready-rule-repeat-contacted = You got in touch about a repeat order
ready-rule-lost-again = Three months after a loss: ask again
ready-lost-again-task = Ask { $client } whether it is time now: { $name }
ready-lost-again-result = A new deal, or an honest no
ready-rule-client-quiet = Two months without a word from a client
ready-client-quiet-task = Ask { $name } how they are doing
ready-client-quiet-result = A talk, and what they need next
ready-rule-client-back = A client is back
ready-client-back-text = { $name } is back in touch

## Today

today-notices = Rules tell you
today-seen = Seen
today-away = Done late, because Tend was closed
today-payments = { $n ->
        [one] { $n } payment is to be confirmed
       *[other] { $n } payments are to be confirmed
    }
today-outbox = { $n ->
        [one] { $n } message waits
       *[other] { $n } messages wait
    } in the Outbox
today-exceptions = Exceptions
today-suggestions = Suggestions
today-made-up = Everything here is made up, so that you can look round.
today-made-up-away = Take it away…
made-up-question = Take the made-up workshop away?
made-up-anew = You have added nothing of your own yet, so Tend begins anew with an empty base: nothing made up is left, neither in the history nor in later backups. Language, theme and currency stay. This cannot be undone.
made-up-stays = You have already worked here, and what you added stays. The made-up records are deleted in one action, which can be undone; the history and backups go on holding them.
made-up-run = Take it away
today-answer = Waits for you
today-rules = Rules did today
today-rules-all = All that was done

## Rules: the record in a sentence

subject-contact = a contact
subject-company = a company
subject-lead = a lead
subject-deal = a deal
subject-order = an order
subject-ticket = a ticket
subject-task = a task
subject-activity = an activity
subject-payment = a payment
subject-message = a message
subject-person = a colleague
subject-product = a product
subject-record = a record
owner-contact = a contact
owner-company = a company
owner-lead = a lead
owner-deal = a deal
owner-order = an order
owner-ticket = a ticket
owner-task = a task
owner-activity = an activity
owner-payment = a payment
owner-message = a message
owner-person = a colleague
owner-product = a product
owner-record = a record
about-contact = a contact
about-company = a company
about-lead = a lead
about-deal = a deal
about-order = an order
about-ticket = a ticket
about-task = a task
about-activity = an activity
about-payment = a payment
about-message = a message
about-person = a colleague
about-product = a product
about-record = a record
talk-contact = with a contact
talk-company = with a company
talk-lead = with a lead
talk-deal = about a deal
talk-order = about an order
talk-ticket = about a ticket
talk-task = about a task
talk-activity = about an activity
talk-payment = about a payment
talk-message = about a message
talk-person = with a colleague
talk-product = about a product
talk-record = about a record
of-field-company = the company
of-field-contact = the contact
of-field-assignee = the assignee
of-field-pipeline = the pipeline
of-field-stage = the stage
of-field-product = the product
of-field-rule = the rule
of-field-by-run = the run

## Rules: triggers, after “When”

trigger-created = { $subject } is created
trigger-field-changed = { $field } of { $owner } changes
trigger-stage-entered = { $subject } in { $pipeline } enters the stage { $stage }
trigger-stage-left = { $subject } in { $pipeline } leaves the stage { $stage }
trigger-activity-outcome = you log { $activity } { $talk } with the outcome “{ $outcome }”
trigger-filled = all that the stage { $stage } asks for is filled in on { $owner }
trigger-pipeline = { $subject } moves to the pipeline { $pipeline }
trigger-pipeline-any = { $subject } moves to another pipeline
trigger-button = you run it by hand on { $owner }
trigger-payment = a payment for { $about } is received
trigger-task-done = a task about { $about } is done
trigger-task-given-up = a task about { $about } is given up
trigger-task-ended = a task about { $about } is done or given up
trigger-date = the date “{ $field }” of { $owner } comes
trigger-date-before = { $n ->
        [one] { $n } day is
       *[other] { $n } days are
    } left until the date “{ $field }” of { $owner }
trigger-date-after = { $n ->
        [one] { $n } day has
       *[other] { $n } days have
    } passed since the date “{ $field }” of { $owner }
trigger-stands = { $subject } stands in { $stage } for { $span }
trigger-silence = there is no contact { $talk } for { $span }
logged-any = an activity
logged-any-in = an incoming activity
logged-any-out = an outgoing activity
logged-call = a call
logged-call-in = an incoming call
logged-call-out = an outgoing call
logged-meeting = a meeting
logged-meeting-in = a meeting the client asked for
logged-meeting-out = a meeting you asked for
logged-email = an e-mail
logged-email-in = an incoming e-mail
logged-email-out = an outgoing e-mail
logged-message = a message
logged-message-in = an incoming message
logged-message-out = an outgoing message
logged-note = a note
logged-note-in = an incoming note
logged-note-out = an outgoing note
trigger-field-from = { $field } of { $owner } changes from { $from }
trigger-field-to = { $field } of { $owner } changes to { $to }
trigger-field-from-to = { $field } of { $owner } changes from { $from } to { $to }
trigger-entered-any = { $subject } enters a stage
trigger-left-any = { $subject } leaves its stage
trigger-activity = you log { $activity } { $talk }
trigger-stands-any = { $subject } stands in one stage for { $span }
trigger-silence-in = there is no contact { $talk } in { $stage } for { $span }
trigger-about = about { $about }
trigger-recurring = { $subject } is looked at { $each } at { $time }
rhythm-each-day = each day
rhythm-each-workday = each working day
rhythm-each-week = each { $days }
rhythm-each-weeks = every { $n } weeks on { $days }
rhythm-each-month = on day { $day } of each month
rhythm-each-months = every { $n } months on day { $day }
rhythm-from = { $each }, from { $day },

## Rules: conditions

operator-is = { $field } is { $value }
operator-is-not = { $field } is not { $value }
operator-contains = { $field } contains “{ $value }”
operator-starts-with = { $field } starts with “{ $value }”
operator-in = { $field } is one of { $value }
operator-empty = “{ $field }” is empty
operator-filled = “{ $field }” is filled
operator-greater = { $field } is more than { $value }
operator-less = { $field } is less than { $value }
operator-at-least = { $field } is at least { $value }
operator-at-most = { $field } is at most { $value }
operator-before = { $field } is before { $value }
operator-after = { $field } is after { $value }
operator-yes = { $field } is yes
operator-no = { $field } is no
related-field = { $field } of { $record }
operator-not-before = { $field } is not before { $value }
operator-not-after = { $field } is not after { $value }
operator-within-next = { $field } is { $n ->
        [0] today
        [1] today or tomorrow
       *[other] within the next { $n } days
    }
operator-within-last = { $field } is { $n ->
        [0] today
        [1] yesterday or today
       *[other] within the last { $n } days
    }
operator-longer-ago = { $field } is { $n ->
        [0] before today
        [one] more than { $n } day ago
       *[other] more than { $n } days ago
    }
operator-further-ahead = { $field } is { $n ->
        [0] after today
        [one] more than { $n } day ahead
       *[other] more than { $n } days ahead
    }
operator-changed = “{ $field }” has just changed
operator-was = “{ $field }” was { $value } before
operator-known-domain = the e-mail address is of a known company
operator-unknown-domain = the e-mail address is not of a known company
rules-the = the { $what }
rules-quoted = “{ $what }”
rules-brackets = ({ $what })
rules-either = either { $what }
rules-join-either = { $first } or { $next }
rules-join-nor = { $first } or { $next }
rules-never = nothing, because an empty group “any of these” never holds
related-label = { $record }: { $field }
operand-paid = the sum paid
operand-balance = the balance
operand-last-contact = the last contact
operand-open-tasks = the number of open tasks
operand-messages-waiting = the number of messages that wait to be sent
operand-client-orders = the number of the client’s orders
operand-client-open-deals = the number of the client’s open deals
operand-client-last-order = the client’s last order
operand-client-paid = the sum paid by the client
operand-label-paid = Sum paid
operand-label-balance = Balance
operand-label-last-contact = Last contact
operand-label-open-tasks = Open tasks
operand-label-messages-waiting = Messages to be sent
operand-label-client-orders = Client: number of orders
operand-label-client-open-deals = Client: number of open deals
operand-label-client-last-order = Client: last order
operand-label-client-paid = Client: sum paid
operand-label-known-domain = E-mail of a known company

## Pictures: the path of a rule, a pipeline

diagram-path = Picture of its path
diagram-at = { $trigger }, at { $time }
diagram-way = If { $conditions }
diagram-always = In any case
diagram-branch = The first way that is open
diagram-too-late = Not within { $span }
diagram-goes-on = Nothing is done, it goes on
diagram-anywhere = Anywhere on the way
diagram-beyond = Other pipelines
diagram-in = { $stage } in { $pipeline }
diagram-closed = this way is closed
diagram-of = Rules of { $name }
diagram-to = to { $stage }
diagram-acts = acts here
diagram-brings = comes from: { $kind }
diagram-none = No rule acts here yet.
diagram-print = Print
diagram-page = To be printed

## The process description

process-title = Process description
process-export = Export process description
process-about = How work goes here: pipelines with their stages, your own fields, and all rules, to be read, printed and handed on. Clients, deals and amounts are not in it.
process-html = Save as a web page
process-markdown = Save as Markdown
process-pictures = As pictures
process-as-of = As of { $day }. Currency: { $currency }.
process-ways = Entered only from
process-any = any
process-moves = What rules do here:
process-not-yet = not yet
diagram-rules = Stages and rules as a picture

## Six questions to begin with

wizard-title = Six questions
wizard-about = From the answers come a pipeline and three rules for it. Nothing is changed until you take them, and at first the rules only watch.
wizard-ask-work = What do you do most of the time?
wizard-answer-sales = Sell things or work, each agreed on by itself
wizard-answer-repeat = Sell to the same clients again and again
wizard-answer-orders = Make or send what was ordered
wizard-answer-service = Take requests and put things right
wizard-answer-onboarding = Lead new clients in, step by step
wizard-ask-clients = How do clients come to you?
wizard-answer-they-write = They write or call
wizard-answer-i-look = I look for them
wizard-answer-they-know-me = They know me already, or others sent them
wizard-ask-pay = When are you paid?
wizard-answer-later = Afterwards, by invoice
wizard-answer-ahead = In advance
wizard-answer-at-once = At once
wizard-ask-slips = What slips through your fingers?
wizard-answer-answers = Letters and quotes that nobody answered
wizard-answer-next-step = The next step, and its day
wizard-answer-money = Money that should have come
wizard-answer-afterwards = Clients, once the work is done
wizard-ask-silence = How long is silence too long?
wizard-answer-two-days = Two days
wizard-answer-three-days = Three days
wizard-answer-week = A week
wizard-answer-fortnight = Two weeks
wizard-ask-others = Who else is in the work?
wizard-answer-alone = Nobody, I work alone
wizard-answer-some = Some colleagues, all alike
wizard-answer-seniors = Colleagues, some of them senior
wizard-left = { $n ->
        [one] One more answer, and you see what fits.
       *[other] { $n } more answers, and you see what fits.
    }
wizard-proposal = What fits
wizard-pipeline = The pipeline “{ $name }”, and for it:
wizard-why = Because of your answer “{ $answer }”.
wizard-back = Was removed, and comes back: { $names }
wizard-into-use = Was put away, and comes into use: { $names }
wizard-take = Take them, to watch
wizard-all-there = You have all rules that would fit already.
wizard-never = This base never had the pipeline that would fit.
wizard-taken = Taken
wizard-watching = The rules write down what they would do, and do none of it. When that is what you would have done, let them suggest, or act.
wizard-picture = The pipeline as a picture
wizard-again = Answer anew
wizard-rule-no-reply = { $n ->
        [one] A day
       *[other] { $n } days
    } without an answer to a quote
wizard-rule-stands-still = A deal stands still for { $n ->
        [one] a day
       *[other] { $n } days
    }
wizard-rule-ticket-quiet = { $n ->
        [one] A day
       *[other] { $n } days
    } without a word about a request
wizard-rule-lead-quiet = { $n ->
        [one] A day
       *[other] { $n } days
    } of silence: on to nurture
wizard-rule-order-unpaid = { $n ->
        [one] A day
       *[other] { $n } days
    } unpaid: a letter, then a call
wizard-rule-training-slow = { $n ->
        [one] A day
       *[other] { $n } days
    } in training
