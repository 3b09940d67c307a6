### English: every text of the screen, by screen. A key is whole in the code, so that a test can find it;
### keys made at run time have a prefix listed in src/text/texts.rs.

## Frame: navigation and what is always on screen

frame-name = Tend
frame-skip = Skip to the content
frame-menu = Menu
frame-today = Today
frame-deals = Deals
frame-orders = Orders
frame-tickets = Tickets
frame-leads = Leads
frame-contacts = Contacts
frame-companies = Companies
frame-tasks = Tasks
frame-payments = Payments
frame-outbox = Outbox
frame-rules = Rules
frame-import = Import
frame-backup = Backup
frame-settings = Settings
frame-history = History
frame-find = Search
frame-search = Search and commands
frame-search-none = Nothing is called “{ $text }”.
frame-undo = Undo
frame-redo = Redo
frame-saved = Saved on this device
frame-saving = Saving…
frame-not-saved = Not saved
frame-loading = Opening your records…
frame-loaded = { $done } of { $total }
frame-backup-age = Backup { $ago }
frame-backup-never = No backup yet
frame-rules-rest = All rules rest
frame-rules-on = { $n ->
        [0] No rules
        [one] { $n } rule
       *[other] { $n } rules
    } on
frame-paused = All rules are paused
frame-offline = Working without a network
frame-update = A newer version is ready. It starts when you reload.
frame-older = A newer version runs in another tab. This one stays as it is until you reload it.
frame-reload = Reload
frame-keys = All keys
frame-theme = Light or dark
frame-waiting = { $n } waiting
frame-not-found = There is no such page.
frame-record-gone = This record was deleted or never existed here.

palette-add = What shall be added?
palette-recent = Where you were last
palette-open = Open
palette-pipeline = Pipeline: stages and fields they ask for
palette-go = Go to
palette-do = Do
palette-choose = choose
palette-take = take
palette-reading = Reading the words of your records…
palette-searched = { $n ->
        [one] { $n } record
       *[other] { $n } records
    }, { $ms } ms

keys-everywhere = Everywhere
keys-board = On a board
keys-list = In a list
keys-record = On the page of a client or a card
keys-cards = From card to card
keys-lift = Lift the card, and put it down
keys-carry = Choose the stage of a lifted card; Esc leaves it where it was
keys-cells = From cell to cell
keys-write = Write in the cell
keys-letters = Single letters act
keys-hint = They never act while you type. Without them everything can still be reached by Tab and by the search.

welcome-what = A CRM for one person. It keeps its own statuses true and reminds by itself, all in this browser.
welcome-empty = Start with an empty base
welcome-empty-what = With pipelines for deals, orders, service and leads. You can change them.
welcome-asked = Start with six questions
welcome-asked-what = You get a pipeline and three rules that fit your work.
welcome-made-up = Look round in a made-up workshop
welcome-made-up-what = Four months of a joiner’s deals, with rules at work. Taken away again whenever you like.
welcome-table = Bring a table
welcome-table-what = Clients or deals from a spreadsheet or another program. You see what becomes of each line first.
welcome-kept = Nothing leaves this device. There is no account and no server.

## Common words

common-save = Save
common-cancel = Cancel
common-delete = Delete
common-add = Add
common-close = Close
by-hand = Run a rule
by-hand-run = Run the rule “{ $rule }”
by-hand-all = “{ $rule }” ran on { $n ->
        [one] { $n } record
       *[other] { $n } records
    }.
by-hand-some = “{ $rule }” ran on { $n } of { $of }. The others are frozen, had it already, or do not meet its conditions.
by-hand-watched = “{ $rule }” only watches: what it would do stands in the history.
by-hand-none = { $n ->
        [1] “{ $rule }” did nothing: the record is frozen, had it already, or does not meet its conditions.
       *[other] “{ $rule }” did nothing: the records are frozen, had it already, or do not meet its conditions.
    }
common-choose = Choose
tags-new = Another tag, then Enter
tags-make = Make “{ $name }”
chooser-make = Create “{ $name }”
chooser-no-contact = There is no contact “{ $name }”. Choose one, or create it.
chooser-no-company = There is no company “{ $name }”. Choose one, or create it.
chooser-none = Nothing is called “{ $name }”. Choose from the list, or empty the field.
common-yes = Yes
common-no = No
common-all = All
common-empty = empty
common-more-count = { $n } more
common-filter = Filter
common-deleted = deleted record

## Time by distance and by date

time-today = today
time-tomorrow = tomorrow
time-yesterday = yesterday
time-now = just now
time-minutes = { $n } min
time-hours = { $n } h
time-days = { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
time-late = { $span } late
time-due = due now
time-late-since = late since { $day }
time-ago = { $span } ago
time-at = { $day } at { $time }

## Kinds of records: a name, many, with a count, and as what is added

kind-contact = Contact
kind-company = Company
kind-lead = Lead
kind-deal = Deal
kind-order = Order
kind-ticket = Ticket
kind-task = Task
kind-activity = Activity
kind-payment = Payment
kind-person = Person
kind-pipeline = Pipeline
kind-stage = Stage
kind-tag = Tag
kind-rule = Rule
kind-run = Run
kind-message = Message
kind-product = Product
kinds-contact = Contacts
kinds-company = Companies
kinds-lead = Leads
kinds-deal = Deals
kinds-order = Orders
kinds-ticket = Tickets
kinds-task = Tasks
kinds-activity = Activities
kinds-payment = Payments
kinds-person = People
kinds-pipeline = Pipelines
kinds-stage = Stages
kinds-tag = Tags
kinds-rule = Rules
kinds-run = Runs
kinds-field = Own fields
kinds-setting = Settings
kinds-message = Messages
kinds-product = Products
count-contact = { $n ->
        [one] { $n } contact
       *[other] { $n } contacts
    }
count-company = { $n ->
        [one] { $n } company
       *[other] { $n } companies
    }
count-lead = { $n ->
        [one] { $n } lead
       *[other] { $n } leads
    }
count-deal = { $n ->
        [one] { $n } deal
       *[other] { $n } deals
    }
count-order = { $n ->
        [one] { $n } order
       *[other] { $n } orders
    }
count-ticket = { $n ->
        [one] { $n } ticket
       *[other] { $n } tickets
    }
count-task = { $n ->
        [one] { $n } task
       *[other] { $n } tasks
    }
count-activity = { $n ->
        [one] { $n } activity
       *[other] { $n } activities
    }
count-payment = { $n ->
        [one] { $n } payment
       *[other] { $n } payments
    }
count-person = { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
count-pipeline = { $n ->
        [one] { $n } pipeline
       *[other] { $n } pipelines
    }
count-stage = { $n ->
        [one] { $n } stage
       *[other] { $n } stages
    }
count-tag = { $n ->
        [one] { $n } tag
       *[other] { $n } tags
    }
count-rule = { $n ->
        [one] { $n } rule
       *[other] { $n } rules
    }
count-run = { $n ->
        [one] { $n } run
       *[other] { $n } runs
    }
count-message = { $n ->
        [one] { $n } message
       *[other] { $n } messages
    }
count-product = { $n ->
        [one] { $n } product
       *[other] { $n } products
    }
add-contact = Add a contact
add-company = Add a company
add-lead = Add a lead
add-deal = Add a deal
add-order = Add an order
add-ticket = Add a ticket
add-task = Add a task
add-activity = Log an activity
add-payment = Record a payment
add-person = Add a person
add-pipeline = Add a pipeline
add-stage = Add a stage
add-tag = Add a tag
add-rule = New rule
add-message = Write a message
add-product = Add a product
kind-field = Field
kind-setting = Setting
kind-segment = Segment

## Built-in fields

field-name = Name
field-person-name = Name
field-title = Title
field-email = E-mail
field-phone = Phone
field-address = Address
field-website = Website
field-position = Position
field-birthday = Birthday
field-language = Language
field-channel = Preferred channel
field-do-not-contact = Do not contact
field-company = Company
field-contact = Contact
field-deal = Deal
field-order = Order
field-amount = Amount
field-currency = Currency
field-total = Total
field-paid = Paid
field-balance = Balance
field-pipeline = Pipeline
field-stage = Stage
field-stage-since = In this stage since
field-probability = Probability
field-expected-close = Close expected
field-closed-on = Closed
field-lost-reason = Lost reason
field-source = Source
field-assignee = Assignee
field-category = Category
field-priority = Priority
field-deadline = Deadline
field-due = Due
field-start = Start
field-wanted-result = Wanted result
field-status = Status
field-outcome = Outcome
field-direction = Direction
field-at = When
field-text = Text
field-subject = Subject
field-notes = Notes
field-participants = Participants
field-tags = Tags
field-invoice-number = Invoice number
field-invoice-issued = Invoice issued
field-invoice-received = Invoice received by client
field-invoice-due = Invoice due
field-tracking-number = Tracking number
field-shipped-on = Shipped
field-delivered-on = Delivered
field-paid-on = Paid on
field-payer = Payer
field-reference = Reference
field-score = Score
field-quantity = Quantity
field-price = Price
field-created = Created
field-frozen-until = Frozen until
field-telegram = Telegram
field-senior = Senior
field-product = Product
field-started-on = Started
field-imported-at = Imported
field-about = About
field-done-at = Finished
field-form = Kind of activity
field-task-status = State
field-position-no = Place
field-stage-kind = Kind of stage
field-rot-days = Days until it stands too long
field-asks = Asks for
field-approver = Entered once agrees
field-hint = Hint
field-hue = Colour
field-of-kind = For
field-archived = Put away
field-holds = Type
field-default = In a new record
field-choices = Choices
field-mode = Mode
field-body = Rule
field-version = Version
field-active-since = Switched on
field-also-past = Also for the past
field-turn = Turn
field-wrong = Was wrong
field-remark = What was wrong
field-reviewed-on = Reviewed on
field-rule = Rule
field-rule-version = Version of the rule
field-run-status = State
field-due-at = Due at
field-trace = What it saw and did
field-by-run = Made by
field-came-from = Came from
field-to = To
field-message-status = State
field-zone = Time zone
field-look = View

## Values of built-in fields

status-new = New
status-active = Active
status-needs-attention = Needs attention
status-sleeping = Sleeping
status-vip = VIP
status-lost = Lost
language-en = English
language-ru = Russian
stage-kind-open = On the way
stage-kind-won = Won
stage-kind-lost = Lost
channel-whatsapp = WhatsApp
channel-telegram = Telegram
message-status-prepared = Prepared
message-status-said-sent = Sent, as you said
message-status-dropped = Dropped
task-status-cancelled = Cancelled
outcome-invoice-sent = Invoice sent
priority-low = Low
priority-normal = Normal
priority-high = High
priority-urgent = Urgent
direction-in = Incoming
direction-out = Outgoing
channel-email = E-mail
channel-phone = Phone
channel-sms = Text message
channel-messenger = Messenger
channel-post = Post
task-status-open = To do
task-status-done = Done
task-status-skipped = Skipped

## Activities and their outcomes

activity-call = Call
activity-meeting = Meeting
activity-email = E-mail
activity-message = Message
activity-note = Note
outcome-positive = Positive
outcome-negative = Negative
outcome-later = Later
outcome-no-answer = No answer
outcome-quote-sent = Quote sent
outcome-held = Held
outcome-answered = Answered
outcome-missed = Missed
log-title = What happened?
log-line = Log a call, a message, a note…
log-next = And the next step?
log-no-next = No next step
log-done-call = Call logged
log-done-meeting = Meeting logged
log-done-email = E-mail logged
log-done-message = Message logged
log-done-note = Note logged
task-what = What is to be done?
task-example = Ring Ines at 10
task-time = Time
task-read = “{ $name }”, { $when }
task-about = About
task-made = The task is on your list: { $when }.
task-made-about = The task is on your list: { $name }, { $when }.
task-done = Done: { $name }
task-cancelled = Given up: { $name }
task-give-up = Give up
result-title = What came of “{ $name }”?
task-put-off = Put off to { $when }.
snooze-hour = In an hour
snooze-monday = To next Monday
snooze-tomorrow = To tomorrow
snooze-two-weeks = In two weeks
snooze-day = To another day
snooze-said = In words, until when
snooze-example = Or say: Fri at 15:00
snooze-unread = No day or time in it yet.

## Default pipelines

pipeline-sales = Sales
pipeline-repeat = Repeat orders
pipeline-orders = Orders
pipeline-service = Service
pipeline-leads = Leads
pipeline-onboarding = Onboarding
stage-sales-new = New
stage-sales-quote-sent = Quote sent
stage-sales-follow-up = Needs follow-up
stage-sales-negotiation = Negotiation
stage-sales-invoice-sent = Invoice sent
stage-sales-won = Won
stage-sales-lost = Lost
stage-repeat-expected = Expected
stage-repeat-contacted = Contacted
stage-repeat-ordered = Ordered
stage-repeat-not-this-time = Not this time
stage-orders-new = New
stage-orders-awaiting-payment = Awaiting payment
stage-orders-paid = Paid
stage-orders-in-progress = In progress
stage-orders-ready-to-ship = Ready to ship
stage-orders-in-transit = In transit
stage-orders-completed = Completed
stage-orders-cancelled = Cancelled
stage-service-new = New request
stage-service-in-work = In work
stage-service-overdue = Overdue
stage-service-done = Done
stage-service-declined = Declined
stage-leads-new = New
stage-leads-contacted = Contacted
stage-leads-qualified = Qualified
stage-leads-nurture = Nurture
stage-leads-unqualified = Unqualified
stage-onboarding-welcome = Welcome
stage-onboarding-set-up = Set-up
stage-onboarding-training = Training
stage-onboarding-first-result = First result
stage-onboarding-settled = Settled
hint-sales-new = Find out what is needed and when
hint-sales-quote-sent = Wait for the answer; call on day three
hint-sales-follow-up = Reach the client by another channel
hint-sales-negotiation = Agree on terms and date
hint-sales-invoice-sent = Check that it arrived
hint-sales-won = Thank, ask for a review, plan the next order
hint-sales-lost = Note what would have changed it
hint-repeat-expected = Get in touch a few days before
hint-repeat-contacted = Ask what is needed this time
hint-orders-new = Check the lines and the total
hint-orders-awaiting-payment = Watch for the payment; remind before it is due
hint-orders-paid = Start the work
hint-orders-in-progress = Assemble and check
hint-orders-ready-to-ship = Hand over to the courier
hint-orders-in-transit = Tell the client the tracking number
hint-service-new = Choose who takes it and by when
hint-service-in-work = Keep the client informed
hint-service-overdue = Tell the client the new date
hint-leads-new = Answer within a day
hint-leads-contacted = Find out need, budget and time
hint-leads-nurture = Write now and then with something useful

## Today

today-title = Today
today-after = After tomorrow
remind-now = Due now: { $name }
remind-several = { $n ->
        [one] { $n } task is due
       *[other] { $n } tasks are due
    }
today-due = Due
today-later = Later today
today-tomorrow = Tomorrow
today-tick = Tick off
today-call = Call { $number }
today-empty = Nothing is due.
today-empty-next = Next: { $what }, { $when }.
today-done = Done
today-result = Result…
today-snooze = Snooze…

## Board, list and record

board-weighted = weighted { $amount }
board-open = { $n } open
board-asks = { $n ->
        [one] { $n } field
       *[other] { $n } fields
    }
board-awaits = { $person } has to agree
board-awaiting = to agree: { $stage }
board-no-next = no next step
board-by-rule = by a rule
board-days = { $n } d
board-list = List
list-board = Board
list-filter = Filter…
list-filter-title = Show only those that
list-filter-field = Field
list-filter-how = How
list-filter-days = Days
list-filter-put = Show these
list-without = Without the filter { $filter }
list-columns = Columns
list-columns-usual = The usual columns
list-column-before = { $field } one place forward
list-column-away = Without { $field }
list-export = Save as a table
list-export-failed = The browser would not save the file.
list-choose-all = Choose all that are shown
list-choose-none = Choose none
list-bulk = What is done with those that are chosen
list-chosen = { $n } chosen
list-change = Change a field…
list-change-title = Change a field of { $n ->
        [one] { $n } record
       *[other] { $n } records
    }
list-change-hint = What is left empty is emptied. All of it is one action, taken back by one undo.
list-change-do = Change them
list-changed = Changed: { $n }.
list-deleted = Deleted: { $n }.
list-filter-gone = The field “{ $field }” was deleted: not asked
list-group = Group by
list-group-none = No groups
list-group-nothing = Not filled in
list-total = Total
list-copy = Copy as a table
list-copied = { $n ->
        [one] Copied: { $n } row.
       *[other] Copied: { $n } rows.
    }
list-not-copied = The browser would not copy.
segments = Segments
segment-new = Save as a segment…
segment-new-title = Save this view as a segment
segment-new-hint = The filters, the order, the groups and the columns are kept under this name, above the list.
segment-save = Save changes
segment-back = As it was saved
segment-own = Segment…
segment-earlier = Earlier
segment-later = Later
segment-saved = “{ $name }” is saved.
segment-deleted = “{ $name }” is deleted.
segment-unread = A newer version of Tend wrote this segment. All records are shown here, and it stays as it was written.
segment-gone = This segment is not there any more. All records are shown.
nothing-yet = Nothing here yet.
nothing-of-contact = The people you deal with belong here: who they are, how to reach them, what was said.
nothing-of-company = The companies and organisations you deal with belong here, each with its people and deals.
nothing-of-lead = Enquiries belong here, until you know whether something can come of them.
nothing-of-deal = A deal is work you may win: for whom, what it is worth, what comes next.
nothing-of-order = An order is work that was agreed: what is paid, and how far it has come.
nothing-of-ticket = A ticket is something a client needs help with, and until when.
nothing-of-task = A task is one thing to do, for whom, and until when. The due ones are on Today.
nothing-of-person = Your colleagues belong here, so that each deal and task has somebody who answers for it.
nothing-of-product = What you sell belongs here, with its price.
nothing-add-contact = Add the first contact
nothing-add-company = Add the first company
nothing-add-lead = Add the first lead
nothing-add-deal = Add the first deal
nothing-add-order = Add the first order
nothing-add-ticket = Add the first ticket
nothing-add-task = Add the first task
nothing-add-person = Add the first colleague
nothing-add-product = Add the first product
nothing-import = Import from a file
nothing-fits = Nothing fits what is asked.
nothing-show-all = Show all
filter-empty = { $field } is empty
filter-filled = { $field } is filled
filter-contains = { $field } contains { $value }
filter-any-of = { $field } is { $value }
filter-none-of = { $field } is not { $value }
filter-at-least = { $field } from { $value }
filter-at-most = { $field } up to { $value }
filter-past = { $field } in the last { $value }
filter-coming = { $field } in the next { $value }
filter-older = { $field } more than { $value } ago
filter-word-empty = is empty
filter-word-filled = is filled
filter-word-contains = contains
filter-word-any-of = is one of
filter-word-none-of = is none of
filter-word-at-least = is at least
filter-word-at-most = is at most
filter-word-past = is within the last days
filter-word-coming = is within the next days
filter-word-older = is longer ago than days
keys-next = The next row
keys-before = The row before
keys-choose = Choose the row
board-rotting = standing too long: { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
board-fold = Fold the column { $stage }
board-unfold = Unfold the column { $stage }
board-other-pipeline = Other pipeline
board-freeze = Freeze until…
board-lifted = “{ $name }” is lifted from { $stage }. Left and right choose the stage, Space puts it down, Escape leaves it.
board-left = It stays where it was.
board-over-asks = { $stage }, asks for { $n ->
        [one] { $n } field
       *[other] { $n } fields
    }
board-move = Move to a stage…
board-stages = Stages
record-freeze-why = Until that day rules and reminders leave it alone.
record-frozen = Frozen until { $day }
timeline-paid = Payment received: { $amount }

## Duplicates

duplicates-merge = Merge…
duplicates-question = Merge with “{ $name }”?
duplicates-linked = { $n ->
        [0] Nothing refers to the other one.
        [one] { $n } link moves over here.
       *[other] { $n } links move over here.
    }
duplicates-goes = “{ $stays }” stays, the other one is deleted. One undo brings everything back.
duplicates-do = Merge
duplicates-merged = Merged into “{ $name }”

## Required fields of a stage

gate-title = { $stage } asks for { $n ->
        [one] one more thing
       *[other] { $n } more things
    }
gate-move = Move to { $stage }
gate-awaits = “{ $name }” waits: { $person } has to agree before it enters { $stage }.

## Rules: the screen

rules-mode-off = Off
rules-mode-watch = Watch
rules-mode-suggest = Suggest
rules-mode-auto = Auto
rules-mode-of = Mode of “{ $name }”

## Rules: steps, after “Then”

run-outcome-won = Won
run-outcome-lost = Lost
run-outcome-cancelled = Cancelled
run-outcome-done = Done
run-outcome-gave-up = Gave up

## Runs and why

run-waiting = waiting
run-done = done
run-skipped = skipped
run-failed = failed
run-stopped = stopped: loop
run-undone = undone
run-ended = ended
run-asked = asks
run-declined = declined
run-watched = watched
why-title = Why

## Import

import-drop = or drop the file here
import-reading = Reading { $file }…
import-no-file = The file could not be read. It may have been moved. Choose it again.

## Backup, restore and merge

backup-title = Backup
backup-saved = Saved and checked: { $file }, { $n ->
        [one] { $n } record
       *[other] { $n } records
    }.
backup-handed = Handed to your downloads and checked: { $file }, { $n ->
        [one] { $n } record
       *[other] { $n } records
    }.
backup-now = Back up now
backup-in-a-week = In a week
backup-line-none = Your records have no backup yet. If the browser loses them, they are gone.
backup-line-old = The last backup was saved { $ago }.
backup-place-not-allowed = Not saved: the browser does not allow Tend to write there. Allow it when asked, or choose another place.
backup-place-gone = Not saved: the folder or file is not there any more. Choose another place.
backup-place-full = Not saved: no room is left there. Free some space, then try again.
backup-place-failed = Not saved: the browser could not write there ({ $reason }). Try again, or choose another place.
backup-saving = Saving and checking…
backup-stopped = Stopped. No file was saved.
backup-unwritable = Not saved: a record holds a date outside the years 1 to 9999. Correct it, then try again.
backup-refused = The browser refused the file. Free some space on the disk, then try again.
backup-not-sound = The file did not pass the check, so it was not saved. Try again.
backup-nothing-changed = Nothing was changed.
backup-other-build = A newer version of Tend is here. Reload the page, then open the file again.
backup-worker-gone = The reading stopped. Choose the file again.
backup-encoding = The file is not in UTF-8. Perhaps another program saved it anew.
backup-form = this does not belong in a backup ({ $detail })
backup-too-deep = the brackets are nested too deep
backup-text-too-long = a text is too long
backup-too-many = The file holds more than { $limit } records or changes.
backup-duplicate-record = a record with this id stood there before: { $id }
backup-duplicate-change = this change stood there before
backup-disorder = this change stands in the wrong order
backup-disagree = The records and the history in the file do not agree about { $id }.
backup-at-record = Line { $line }, record { $n }: { $problem }
backup-at-change = Line { $line }, change { $n }: { $problem }
restore-done = Restored: { $n ->
        [one] { $n } record
       *[other] { $n } records
    }.

## What is stored where

stored-title = What is stored where
erase-elsewhere = Everything was erased in another tab.

## Settings

settings-language = Language
settings-currency = Currency
install-offer = Tend can be installed as an app: with a window and an icon of its own.
install-by-hand = Tap Share, then “Add to Home Screen”.
install-do = Install
install-not = No, do not offer this again
order-move = Move “{ $name }”
order-hint = Move with the arrows, or drag
order-told = { $name }: now { $at } of { $n }

## History and undo

history-by-rule = Rule “{ $rule }”
history-moved = “{ $name }” moved to { $stage }
undo-done = Undone.
undo-done-of = Undone: “{ $name }”.
redo-done = Done again.
redo-done-of = Done again: “{ $name }”.
undo-done-kept = { $more ->
        [0] Undone. Left as it is, for it was edited since: { $names }.
       *[other] Undone. Left as it is, for it was edited since: { $names } and { $more } more.
    }
undo-kept-all = Nothing to undo here: everything was edited since.
history-nothing-to-undo = There is nothing to undo.
history-nothing-to-redo = There is nothing to redo.

## Refusals: what was asked cannot be

refusal-wrong-value = { $field } cannot hold that.
refusal-missing = { $stage } asks for more: { $fields }.
refusal-wrong-way = “{ $stage }” is entered only from: { $stages }.
refusal-wrong-stage = This stage is for another kind of record.
refusal-duplicate = This record is here already.
refusal-no-wait = The rule does not wait at that step any more.
refusal-bad-rule = The rule does not fit the fields and stages that there are.
refusal-not-empty = This base was set up already.
refusal-too-large = That is more text than a record can hold.
refusal-required = { $field } is missing.
refusal-email = This is not an e-mail address: { $value }
refusal-phone = This is not a phone number: { $value }
refusal-number = This is not a number: { $value }
refusal-money = This is not an amount: { $value }
birthday-example = 12 March, or with the year
refusal-date = This is not a date: { $value }
refusal-too-long = Too long: at most { $n ->
        [one] { $n } character
       *[other] { $n } characters
    } fit.
refusal-range = It must be between { $low } and { $high }.
refusal-not-found = This record is not here any more.
refusal-frozen = Frozen until { $day }. Unfreeze it first.
refusal-do-not-contact = { $name } does not want to be contacted.
refusal-channel = { $name } has refused this channel: { $channel }.
refusal-transition = From { $from } one cannot go to { $to }.
refusal-stage-in-use = { $n ->
        [one] { $n } record stands
       *[other] { $n } records stand
    } in this stage. Move them first.
refusal-last-stage = A pipeline needs a stage for work, one for won and one for lost.
refusal-name-taken = There is already one called “{ $name }”.
refusal-rule-empty = A rule needs at least one step.
refusal-changed-meanwhile = It was changed in another tab. Look at it again.

## Parts of the program that come when they are needed

part-coming = One moment…
part-missing = A part of Tend did not come over the network. Nothing was lost. Connect, then try again.
part-again = Try again

## Storage: what the browser could not keep

storage-full = Not saved: the browser has no room left. Free some space on the disk, then try again.
storage-closed = Not saved: the browser closed the storage. Try again, or reload the page.
storage-silent = The browser does not answer. Try again, or reload the page: nothing is done twice.
storage-blocked = Another tab with an older version is open. Close it, and this one goes on.
storage-newer = Your records were saved by a newer version. Reload to get it. Nothing was changed.
storage-damaged = Part of the storage is damaged. Nothing is written until it is repaired.
storage-damaged-shelf = { $kind }: { $found } of { $n } can be read
storage-damaged-tail = The end of the history
storage-damaged-head = The head, which says what must be there
storage-raw = Save everything as a file
storage-unreadable = The browser cannot read the storage of this page. Nothing was changed. Reload, or restore from a backup.
storage-set-back = The last changes are gone: the browser’s storage holds an older state.
storage-set-back-hint = Restore a newer backup, or go on with what is here.
storage-go-on = Go on with what is here
storage-vanished = The browser has deleted the records of this page. Restore them from a backup.
damage-mend-failed = The history is damaged too. Restore from a backup.
storage-vanished-held = It held { $n ->
        [one] { $n } record
       *[other] { $n } records
    }.
storage-begin-anew = Begin anew
storage-repair = Repair from the history
storage-restore = Restore from a backup
storage-denied = The browser does not let this page keep anything. Allow site data, then reload.
storage-failed = Not saved: the storage answered “{ $reason }”. Nothing was changed. Try again.
storage-panic = This page has stopped, and writes nothing any more. What was saved is safe.

## Problems of a file

problem-line = Line { $line }: { $problem }
problem-empty = The file is empty.
problem-not-a-backup = This file is not a backup of Tend.
problem-cut-off = The file ends too early, at line { $line }. Save or load it again.
problem-checksum = The file was changed or damaged after it was saved.
problem-newer = The file was written by a newer version. Reload the page, then open it again.
problem-json = this is not JSON
problem-too-large = The file is too large for this browser.

## Rules as files

rule-file-import = Import rules

## Ready rules

ready-title = Ready rules
