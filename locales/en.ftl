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
common-choose = Choose
tags-new = Another tag, then Enter
tags-make = Make “{ $name }”
chooser-make = Create “{ $name }”
chooser-no-contact = There is no contact “{ $name }”. Choose one, or create it.
chooser-no-company = There is no company “{ $name }”. Choose one, or create it.
chooser-none = Nothing is called “{ $name }”. Choose from the list, or empty the field.
common-yes = Yes
common-no = No
common-none = None
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
field-rule = Rule
field-rule-version = Version of the rule
field-run-status = State
field-due-at = Due at
field-trace = What it saw and did
field-by-run = Made by
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
today-notices = Rules tell you
today-seen = Seen
today-away = Done late, because Tend was closed
remind-now = Due now: { $name }
remind-several = { $n ->
        [one] { $n } task is due
       *[other] { $n } tasks are due
    }
today-payments = { $n ->
        [one] { $n } payment is to be confirmed
       *[other] { $n } payments are to be confirmed
    }
today-outbox = { $n ->
        [one] { $n } message waits
       *[other] { $n } messages wait
    } in the Outbox
today-due = Due
today-later = Later today
today-tomorrow = Tomorrow
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
runs-title = Runs
runs-any-status = all of them
runs-any-rule = of all rules
runs-until = goes on { $when }
runs-later = Wait until
runs-count = { $n ->
        [0] There are none.
        [one] { $n } run
       *[other] { $n } runs
    }
runs-still = { $n ->
        [one] It still could not be done. See what is missing.
       *[other] { $n } still could not be done. See what is missing.
    }
record-what-next = What comes next
record-what-next-if = if nothing else happens
record-timeline = History
record-timeline-rules = By rules
record-timeline-talks = Talks
record-unfreeze = Unfreeze
record-rename = Rename
record-related = Related
record-freeze-why = Until that day rules and reminders leave it alone.
record-frozen = Frozen until { $day }
record-deleted = “{ $name }” deleted
timeline-created = Added
timeline-deleted = Deleted
timeline-revived = Brought back
timeline-paid = Payment received: { $amount }
timeline-skipped = Did nothing: the conditions did not hold.
timeline-watched = Only watched: told what it would do.
timeline-asks = Asks whether it may.
timeline-declined = Was declined.
timeline-stopped = Stopped, because the rules set each other off in a circle.
timeline-stopped-enough = Stopped: the rule had acted here already, or too much would have followed from one change.

## Duplicates

duplicates-title = { $n ->
        [one] Looks like one other
       *[other] Looks like { $n } others
    }
duplicates-by = { $field } is the same
duplicates-merge = Merge…
duplicates-merge-with = Merge with { $name }…
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
rules-version = Version { $n }
rules-switch-on-only-new = Only from now on
rules-switch-on-existing = Also on { $n ->
        [one] { $n } record
       *[other] { $n } records
    } where it fell due before
rules-mode-off = Off
rules-mode-watch = Watch
rules-mode-suggest = Suggest
rules-mode-auto = Auto
rules-mode-of = Mode of “{ $name }”
rules-pause = Pause all
rules-wake = Wake them
rules-rest = All rules rest. What happens meanwhile sets none of them off; what falls due is done when you wake them.
findings-title = Check
findings-circle = These rules set each other off in a circle. Such a chain is stopped, and nothing is lost, but one of them should ask for more:
findings-contradiction = The same sets both off, and they write different things; the later one wins:
findings-never = This rule can never act: its conditions exclude each other.
rules-would = Would { $steps }.
rules-missed-ask = What is more than { $span } late is asked about first.
rules-when = When
rules-if = If
rules-then = Then
rules-sentence = When { $trigger }, { $steps }.
rules-sentence-if = When { $trigger } and { $conditions }, { $steps }.
rules-all = all of these are true
rules-any = any
rules-none = none of these is true
rules-join-and = { $first } and { $next }
rules-join-not = it is not true that { $what }
rules-join-then = { $first }, then { $next }
rules-join-after = { $first }; after that { $next }
rules-join-then-if = { $first }, then, { $next }
rules-empty = There are no rules yet. A rule says when something shall happen by itself.
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
rules-runs = Last runs

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

## Rules: steps, after “Then”

step-set = set “{ $field }” to { $value }
step-clear = empty “{ $field }”
step-move = move to { $stage }
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
step-message-by = prepare the message “{ $template }” ({ $channel })
step-assign-senior = assign to the next senior colleague in turn
step-assign-other = assign to the next colleague in turn, senior ones left out
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
step-kept = As the sentence says
weekday-until-1 = Monday
weekday-until-2 = Tuesday
weekday-until-3 = Wednesday
weekday-until-4 = Thursday
weekday-until-5 = Friday
weekday-until-6 = Saturday
weekday-until-7 = Sunday
run-outcome-won = Won
run-outcome-lost = Lost
run-outcome-cancelled = Cancelled
run-outcome-done = Done
run-outcome-gave-up = Gave up
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
rules-unreadable = This rule cannot be read.

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
why-ask = Why?
why-conditions = Conditions
why-no-conditions = None.
why-nothing = There was nothing to change.
why-late = Carried out { $span } later than due, because Tend was closed.
why-cycle = In a circle: { $rules }
why-undo-run = Undo this run
event-created = It was added.
event-entered = It came to the stage “{ $stage }”.
event-left = It left the stage “{ $stage }”.
event-activity = Logged: { $what }.
event-paid = A payment was received.
event-task-done = A task was done.
event-task-given-up = A task was given up.
event-due = It fell due { $when }.
event-by-rule = Set off by the rule “{ $rule }”.
failed-missing = The stage asks for more: { $fields }.
failed-no-stage = The stage is not there any more.
failed-nobody = There is nobody to assign it to.
failed-no-address = The client has no address for this channel: { $channel }.
failed-template = The text could not be filled: { $reason }
failed-no-tag = The tag is not there any more.
failed-wrong-value = The field is not there any more, or cannot hold that.
operand-known-domain = Company known by the e-mail address
why-event = Event
why-saw = saw { $value }
why-rule = Rule
why-changed = Changed

## Import

import-title = Import
import-choose = Choose a file
import-drop = or drop the file here
import-reading = Reading { $file }…
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
import-no-file = The file could not be read. It may have been moved. Choose it again.
name-part-title = Title before the name
name-part-first = First name
name-part-middle = Middle name
name-part-last = Last name
name-part-suffix = Suffix after the name
import-nothing = Nothing was changed.

## Backup, restore and merge

backup-title = Backup
backup-why = Your records live only in this browser. A file outside it is the only safe copy.
backup-save = Save a backup
backup-saved = Saved and checked: { $file }, { $n ->
        [one] { $n } record
       *[other] { $n } records
    }.
backup-handed = Handed to your downloads and checked: { $file }, { $n ->
        [one] { $n } record
       *[other] { $n } records
    }.
backup-last = Last backup: { $when }
backup-never = You have no backup yet.
backup-now = Back up now
backup-in-a-week = In a week
backup-line-none = Your records have no backup yet. If the browser loses them, they are gone.
backup-line-old = The last backup was saved { $ago }.
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
backup-place-not-allowed = Not saved: the browser does not allow Tend to write there. Allow it when asked, or choose another place.
backup-place-gone = Not saved: the folder or file is not there any more. Choose another place.
backup-place-full = Not saved: no room is left there. Free some space, then try again.
backup-place-failed = Not saved: the browser could not write there ({ $reason }). Try again, or choose another place.
backup-download-instead = Download it instead
backup-open = Open a backup
backup-choose = Choose a backup
backup-saving = Saving and checking…
backup-stopped = Stopped. No file was saved.
backup-unwritable = Not saved: a record holds a date outside the years 1 to 9999. Correct it, then try again.
backup-refused = The browser refused the file. Free some space on the disk, then try again.
backup-not-sound = The file did not pass the check, so it was not saved. Try again.
backup-last-change = Last change in it: { $when }
backup-records = { $n ->
        [one] { $n } record
       *[other] { $n } records
    } in it, deleted ones counted
backup-same-base = A backup of this base.
backup-other-base = A backup of another base.
backup-put-away = Put away
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
backup-life = The record
backup-kept = kept
backup-deleted = deleted
restore-title = Restore
restore-about = Makes everything as it is in the file. It is one action and can be undone.
restore-run = Replace everything
restore-done = Restored: { $n ->
        [one] { $n } record
       *[other] { $n } records
    }.
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

stored-title = What is stored where
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
erase-elsewhere = Everything was erased in another tab.

## Settings

settings-title = Settings
settings-language = Language
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
settings-currency = Currency
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
install-offer = Tend can be installed as an app: with a window and an icon of its own.
install-by-hand = Tap Share, then “Add to Home Screen”.
install-do = Install
install-not = No, do not offer this again
settings-people = People and products
settings-pipelines = Pipelines and stages
settings-pipeline-off = put away
settings-pipeline-use = In use
settings-new-pipeline = New pipeline
settings-new-stage = New stage
settings-asks = Fields it asks for
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
order-move = Move “{ $name }”
order-hint = Move with the arrows, or drag
order-told = { $name }: now { $at } of { $n }
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
history-by-rule = Rule “{ $rule }”
history-by-import = Import of { $file }
history-by-file = From a file
history-by-restore = Restored from { $file }
history-created = { $kind } “{ $name }” { $of ->
       *[other] added
    }
history-deleted = { $kind } “{ $name }” { $of ->
       *[other] deleted
    }
history-deleted-many = { $n } records deleted
history-merged = { $kind } “{ $other }” merged into “{ $name }”
history-merged-away = { $kind } “{ $other }” merged into another
history-elsewhere = on another device
history-gave-up = The waiting of the rule “{ $rule }” given up
history-go-on = The rule “{ $rule }” was let go on
history-declined = A suggestion of the rule “{ $rule }” was declined
history-left = What the rule “{ $rule }” could not do was left at that
history-waits-until = The waiting of the rule “{ $rule }” moved in time
history-order = Place in the order changed
history-changed = { $field }: { $before } → { $after }
history-moved = “{ $name }” moved to { $stage }
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
undo-done = Undone.
undo-done-of = Undone: “{ $name }”.
redo-done = Done again.
redo-done-of = Done again: “{ $name }”.
undo-done-kept = Undone, except { $n ->
        [one] { $n } change
       *[other] { $n } changes
    } edited since.
undo-kept-all = Nothing to undo here: everything was edited since.
history-nothing-to-undo = There is nothing to undo.
history-nothing-to-redo = There is nothing to redo.
history-older = Show older ones
history-taken-back = taken back
history-undo-run = Take back what the rule did
history-by-undo = You took back
history-by-undo-run = You took back what a rule did
history-set-up = The base was set up.
history-nameless = without a name
history-revived = { $kind } “{ $name }” { $of ->
       *[other] brought back
    }

## Refusals: what was asked cannot be

refusal-wrong-value = { $field } cannot hold that.
refusal-missing = { $stage } asks for more: { $fields }.
refusal-wrong-stage = This stage is for another kind of record.
refusal-duplicate = This record is here already.
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
row-missing = “{ $stage }” asks for { $fields }; left out
row-empty = { $field } is empty; left out
row-twice = the same as line { $line }; left out
problem-empty = The file is empty.
problem-not-a-backup = This file is not a backup of Tend.
problem-cut-off = The file ends too early, at line { $line }. Save or load it again.
problem-checksum = The file was changed or damaged after it was saved.
problem-newer = The file was written by a newer version. Reload the page, then open it again.
problem-encoding = The letters cannot be read. Choose another encoding.
problem-json = this is not JSON
problem-too-large = The file is too large for this browser.

## Rules: the form

rules-of = About
rules-trigger = When
rules-field = Field
rules-from = From
rules-to = To
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
rules-in-turn = The next in turn
rules-in-turn-senior = The next senior one in turn
rules-in-turn-other = The next in turn, not senior
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
trigger-kind-activity = an activity is logged
trigger-kind-payment = a payment is received
trigger-kind-task-ended = a task about it is done
trigger-kind-time-in-stage = it stands in a stage for long
trigger-kind-silence = there is no contact for long
trigger-kind-date-reached = a date comes
step-kind-move = Move to a stage
step-kind-task = Make a task
step-kind-message = Prepare a message
step-kind-notify = Remind me
step-kind-set = Set a field
step-kind-assign = Assign
step-kind-wait = Wait
step-kind-tag = Set a tag
step-kind-branch = Branch
step-kind-end = End
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
wrong-no-person = This colleague is not there any more.
wrong-no-tag = This tag is not there any more.
wrong-template = The brackets do not match. Choose the gap from the list.
wrong-no-steps = A rule needs at least one step.
wrong-no-time = Say how long.
wrong-no-name = A rule needs a name.

## Rules as files

rule-file-import = Import rules
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

ready-title = Ready rules
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
ready-ticket-overdue-text = { $name } is more than a day late
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
