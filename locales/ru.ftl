### Russian: every text of the screen, by screen. A key is whole in the code, so that a test can find it;
### keys made at run time have a prefix listed in src/text/texts.rs.

## Frame: navigation and what is always on screen

frame-name = Tend
frame-skip = К содержанию
frame-menu = Меню
frame-today = Сегодня
frame-deals = Сделки
frame-orders = Заказы
frame-tickets = Обращения
frame-leads = Лиды
frame-contacts = Контакты
frame-companies = Компании
frame-tasks = Задачи
frame-payments = Оплаты
frame-outbox = Исходящие
frame-rules = Правила
frame-import = Импорт
frame-backup = Копия
frame-settings = Настройки
frame-history = История
frame-find = Поиск
frame-search = Поиск и команды
frame-search-none = Ничего не найдено: «{ $text }».
frame-undo = Отменить
frame-redo = Вернуть
frame-saved = Сохранено на устройстве
frame-saving = Сохраняется…
frame-not-saved = Не сохранено
frame-loading = Открываем записи…
frame-loaded = { $done } из { $total }
frame-backup-age = Копия: { $ago }
frame-backup-never = Копии ещё нет
frame-rules-rest = Все правила остановлены
frame-rules-on = { $n ->
        [0] Включённых правил нет
        [one] Включено { $n } правило
        [few] Включены { $n } правила
        [many] Включено { $n } правил
       *[other] Включено { $n } правила
    }
frame-paused = Все правила приостановлены
frame-offline = Работает без сети
frame-update = Готова новая версия. Она начнёт работать после перезагрузки.
frame-older = В другой вкладке уже работает новая версия. Эта вкладка останется прежней, пока вы её не перезагрузите.
frame-reload = Перезагрузить
frame-keys = Все клавиши
frame-theme = Светлая или тёмная тема
frame-waiting = ждут: { $n }
frame-not-found = Такой страницы нет.
frame-record-gone = Эта запись удалена или её здесь не было.

palette-add = Что добавить?
palette-recent = Где вы были
palette-open = Открыть
palette-pipeline = Воронка: этапы и их обязательные поля
palette-go = Перейти
palette-do = Сделать
palette-choose = выбрать
palette-take = открыть
palette-reading = Читаем слова ваших записей…
palette-searched = { $n ->
        [one] { $n } запись
        [few] { $n } записи
       *[many] { $n } записей
    }, { $ms } мс

keys-everywhere = Везде
keys-board = На доске
keys-list = В списке
keys-record = На странице клиента или карточки
keys-cards = От карточки к карточке
keys-lift = Поднять карточку пробелом и опустить
keys-carry = Выбрать этап для поднятой карточки; Esc оставит на месте
keys-cells = От ячейки к ячейке
keys-write = Писать в ячейке
keys-letters = Клавиши из одной буквы
keys-hint = Пока вы печатаете, они не действуют. Без них до всего можно дойти клавишей Tab и через поиск.

welcome-what = CRM для одного человека: сама следит за статусами и сама напоминает, целиком в этом браузере.
welcome-empty = Начать с пустой базы
welcome-empty-what = С воронками для сделок, заказов, обращений и лидов. Их можно изменить.
welcome-asked = Начать с шести вопросов
welcome-asked-what = Будут воронка и три правила, подходящие вашей работе.
welcome-made-up = Осмотреться в вымышленной мастерской
welcome-made-up-what = Четыре месяца сделок столярной мастерской, правила за работой. Убрать можно в любой момент.
welcome-table = Загрузить таблицу
welcome-table-what = Клиенты или сделки из таблицы или другой программы. Сначала видно, что станет с каждой строкой.
welcome-kept = Данные не покидают это устройство. Ни учётной записи, ни сервера.

## Common words

common-save = Сохранить
common-cancel = Отмена
common-delete = Удалить
common-add = Добавить
common-close = Закрыть
by-hand = Запустить правило
by-hand-run = Запустить правило «{ $rule }»
by-hand-all = Правило «{ $rule }» сработало на { $n ->
        [one] { $n } записи
        [many] { $n } записях
       *[other] { $n } записях
    }.
by-hand-some = Правило «{ $rule }» сработало на { $n } из { $of }. Остальные заморожены, уже прошли его или не подходят под условия.
by-hand-watched = Правило «{ $rule }» только наблюдает: что оно сделало бы, видно в истории.
by-hand-none = { $n ->
        [1] Правило «{ $rule }» ничего не сделало: запись заморожена, уже прошла его или не подходит под условия.
       *[other] Правило «{ $rule }» ничего не сделало: записи заморожены, уже прошли его или не подходят под условия.
    }
common-choose = Выбрать
tags-new = Ещё метка и Enter
tags-make = Создать «{ $name }»
chooser-make = Создать «{ $name }»
chooser-no-contact = Контакта «{ $name }» нет. Выберите из списка или создайте.
chooser-no-company = Компании «{ $name }» нет. Выберите из списка или создайте.
chooser-none = Записи «{ $name }» нет. Выберите из списка или очистите поле.
common-yes = Да
common-no = Нет
common-all = Все
common-empty = пусто
common-more-count = ещё { $n }
common-filter = Фильтр
common-deleted = удалённая запись

## Time by distance and by date

time-today = сегодня
time-tomorrow = завтра
time-yesterday = вчера
time-now = только что
time-minutes = { $n } мин
time-hours = { $n } ч
time-days = { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    }
time-late = опоздание { $span }
time-due = пора
time-late-since = просрочено с { $day }
time-ago = { $span } назад
time-at = { $day } в { $time }

## Kinds of records: a name, many, with a count, and as what is added

kind-contact = Контакт
kind-company = Компания
kind-lead = Лид
kind-deal = Сделка
kind-order = Заказ
kind-ticket = Обращение
kind-task = Задача
kind-activity = Дело
kind-payment = Оплата
kind-person = Сотрудник
kind-pipeline = Воронка
kind-stage = Этап
kind-tag = Метка
kind-rule = Правило
kind-run = Запуск
kind-message = Сообщение
kind-product = Товар
kinds-contact = Контакты
kinds-company = Компании
kinds-lead = Лиды
kinds-deal = Сделки
kinds-order = Заказы
kinds-ticket = Обращения
kinds-task = Задачи
kinds-activity = Дела
kinds-payment = Оплаты
kinds-person = Сотрудники
kinds-pipeline = Воронки
kinds-stage = Этапы
kinds-tag = Метки
kinds-rule = Правила
kinds-run = Запуски
kinds-field = Свои поля
kinds-setting = Настройки
kinds-message = Сообщения
kinds-product = Товары
count-contact = { $n ->
        [one] { $n } контакт
        [many] { $n } контактов
       *[other] { $n } контакта
    }
count-company = { $n ->
        [one] { $n } компания
        [many] { $n } компаний
       *[other] { $n } компании
    }
count-lead = { $n ->
        [one] { $n } лид
        [many] { $n } лидов
       *[other] { $n } лида
    }
count-deal = { $n ->
        [one] { $n } сделка
        [many] { $n } сделок
       *[other] { $n } сделки
    }
count-order = { $n ->
        [one] { $n } заказ
        [many] { $n } заказов
       *[other] { $n } заказа
    }
count-ticket = { $n ->
        [one] { $n } обращение
        [many] { $n } обращений
       *[other] { $n } обращения
    }
count-task = { $n ->
        [one] { $n } задача
        [many] { $n } задач
       *[other] { $n } задачи
    }
count-activity = { $n ->
        [one] { $n } дело
        [many] { $n } дел
       *[other] { $n } дела
    }
count-payment = { $n ->
        [one] { $n } оплата
        [many] { $n } оплат
       *[other] { $n } оплаты
    }
count-person = { $n ->
        [one] { $n } сотрудник
        [many] { $n } сотрудников
       *[other] { $n } сотрудника
    }
count-pipeline = { $n ->
        [one] { $n } воронка
        [many] { $n } воронок
       *[other] { $n } воронки
    }
count-stage = { $n ->
        [one] { $n } этап
        [many] { $n } этапов
       *[other] { $n } этапа
    }
count-tag = { $n ->
        [one] { $n } метка
        [many] { $n } меток
       *[other] { $n } метки
    }
count-rule = { $n ->
        [one] { $n } правило
        [many] { $n } правил
       *[other] { $n } правила
    }
count-run = { $n ->
        [one] { $n } запуск
        [many] { $n } запусков
       *[other] { $n } запуска
    }
count-message = { $n ->
        [one] { $n } сообщение
        [many] { $n } сообщений
       *[other] { $n } сообщения
    }
count-product = { $n ->
        [one] { $n } товар
        [many] { $n } товаров
       *[other] { $n } товара
    }
add-contact = Добавить контакт
add-company = Добавить компанию
add-lead = Добавить лид
add-deal = Добавить сделку
add-order = Добавить заказ
add-ticket = Добавить обращение
add-task = Добавить задачу
add-activity = Записать дело
add-payment = Записать оплату
add-person = Добавить сотрудника
add-pipeline = Добавить воронку
add-stage = Добавить этап
add-tag = Добавить метку
add-rule = Новое правило
add-message = Написать сообщение
add-product = Добавить товар
kind-field = Поле
kind-setting = Настройка
kind-segment = Сегмент

## Built-in fields

field-name = Название
field-person-name = Имя
field-title = Заголовок
field-email = Почта
field-phone = Телефон
field-address = Адрес
field-website = Сайт
field-position = Должность
field-birthday = День рождения
field-language = Язык
field-channel = Удобный канал
field-do-not-contact = Не беспокоить
field-company = Компания
field-contact = Контакт
field-deal = Сделка
field-order = Заказ
field-amount = Сумма
field-currency = Валюта
field-total = Итого
field-paid = Оплачено
field-balance = Остаток
field-pipeline = Воронка
field-stage = Этап
field-stage-since = На этапе с
field-probability = Вероятность
field-expected-close = Ожидаемая дата сделки
field-closed-on = Дата закрытия
field-lost-reason = Причина отказа
field-source = Источник
field-assignee = Ответственный
field-category = Категория
field-priority = Приоритет
field-deadline = Крайний срок
field-due = Срок
field-start = Начало
field-wanted-result = Желаемый результат
field-status = Состояние
field-outcome = Итог
field-direction = Направление
field-at = Когда
field-text = Текст
field-subject = Тема
field-notes = Заметки
field-participants = Участники
field-tags = Метки
field-invoice-number = Номер счёта
field-invoice-issued = Счёт выставлен
field-invoice-received = Клиент получил счёт
field-invoice-due = Срок оплаты счёта
field-tracking-number = Трек-номер
field-shipped-on = Дата отправки
field-delivered-on = Дата доставки
field-paid-on = Дата оплаты
field-payer = Плательщик
field-reference = Назначение платежа
field-score = Оценка
field-quantity = Количество
field-price = Цена
field-created = Создано
field-frozen-until = Заморозка до
field-telegram = Telegram
field-senior = Старший сотрудник
field-product = Товар
field-started-on = Начата
field-imported-at = Загружено
field-about = О ком, о чём
field-done-at = Завершено
field-form = Вид дела
field-task-status = Состояние
field-position-no = Место
field-stage-kind = Вид этапа
field-rot-days = Застой: сколько дней без движения
field-asks = Требует
field-approver = Нужно согласие
field-hint = Подсказка
field-hue = Цвет
field-of-kind = Для
field-archived = Убрано
field-holds = Тип
field-default = В новой записи
field-choices = Варианты
field-mode = Режим
field-body = Правило
field-version = Версия
field-active-since = Включено
field-also-past = И для прошлого
field-turn = Очередь
field-wrong = Ошибка
field-remark = В чём ошибка
field-reviewed-on = Проверено
field-rule = Правило
field-rule-version = Версия правила
field-run-status = Состояние
field-due-at = Срок
field-trace = Что увидело и сделало
field-by-run = Создано правилом
field-came-from = Создано из
field-to = Кому
field-message-status = Состояние
field-zone = Часовой пояс
field-look = Вид

## Values of built-in fields

status-new = Новый
status-active = Активный
status-needs-attention = Требует внимания
status-sleeping = Спящий
status-vip = VIP
status-lost = Потерян
language-en = Английский
language-ru = Русский
stage-kind-open = В работе
stage-kind-won = Успех
stage-kind-lost = Провал
channel-whatsapp = WhatsApp
channel-telegram = Telegram
message-status-prepared = Подготовлено
message-status-said-sent = Отправлено, по вашим словам
message-status-dropped = Отброшено
task-status-cancelled = Снята
outcome-invoice-sent = Счёт отправлен
priority-low = Низкий
priority-normal = Обычный
priority-high = Высокий
priority-urgent = Срочный
direction-in = От клиента
direction-out = Клиенту
channel-email = Почта
channel-phone = Телефон
channel-sms = СМС
channel-messenger = Мессенджер
channel-post = Обычная почта
task-status-open = К выполнению
task-status-done = Сделана
task-status-skipped = Пропущена

## Activities and their outcomes

activity-call = Звонок
activity-meeting = Встреча
activity-email = Письмо
activity-message = Сообщение
activity-note = Заметка
outcome-positive = Положительный ответ
outcome-negative = Отказ
outcome-later = Просили позже
outcome-no-answer = Нет ответа
outcome-quote-sent = Предложение отправлено
outcome-held = Состоялась
outcome-answered = Ответили
outcome-missed = Пропущен
log-title = Что произошло?
log-line = Записать звонок, сообщение, заметку…
log-next = Какой следующий шаг?
log-no-next = Без следующего шага
log-done-call = Звонок записан
log-done-meeting = Встреча записана
log-done-email = Письмо записано
log-done-message = Сообщение записано
log-done-note = Заметка записана
task-what = Что нужно сделать?
task-example = Позвонить Инне в 10
task-time = Время
task-read = «{ $name }», { $when }
task-about = О ком, о чём
task-made = Задача записана: { $when }.
task-made-about = Задача записана: { $name }, { $when }.
task-done = Сделано: { $name }
task-cancelled = Снято: { $name }
task-give-up = Снять задачу
result-title = Чем закончилась задача «{ $name }»?
task-put-off = Отложено на { $when }.
snooze-hour = Через час
snooze-monday = На понедельник
snooze-tomorrow = На завтра
snooze-two-weeks = Через две недели
snooze-day = На другой день
snooze-said = Словами, на когда
snooze-example = Или: в пт в 15:00
snooze-unread = Дня и времени здесь пока нет.

## Default pipelines

pipeline-sales = Продажи
pipeline-repeat = Повторные продажи
pipeline-orders = Заказы
pipeline-service = Обращения
pipeline-leads = Лиды
pipeline-onboarding = Знакомство
stage-sales-new = Новая
stage-sales-quote-sent = Предложение отправлено
stage-sales-follow-up = Требует повторного контакта
stage-sales-negotiation = Переговоры
stage-sales-invoice-sent = Счёт отправлен
stage-sales-won = Успешно завершена
stage-sales-lost = Провалена
stage-repeat-expected = Ожидается
stage-repeat-contacted = Связались
stage-repeat-ordered = Заказано
stage-repeat-not-this-time = Не в этот раз
stage-orders-new = Новый
stage-orders-awaiting-payment = Ожидает оплаты
stage-orders-paid = Оплачен
stage-orders-in-progress = В обработке
stage-orders-ready-to-ship = Готов к отправке
stage-orders-in-transit = В пути
stage-orders-completed = Завершён
stage-orders-cancelled = Отменён
stage-service-new = Новое обращение
stage-service-in-work = В работе
stage-service-overdue = Просрочено
stage-service-done = Выполнено
stage-service-declined = Отклонено
stage-leads-new = Новый
stage-leads-contacted = Связались
stage-leads-qualified = Квалифицирован
stage-leads-nurture = Прогрев
stage-leads-unqualified = Не подходит
stage-onboarding-welcome = Приветствие
stage-onboarding-set-up = Настройка
stage-onboarding-training = Обучение
stage-onboarding-first-result = Первый результат
stage-onboarding-settled = Освоился
hint-sales-new = Узнать, что нужно и когда
hint-sales-quote-sent = Ждать ответа; на третий день позвонить
hint-sales-follow-up = Связаться с клиентом другим способом
hint-sales-negotiation = Договориться об условиях и дате
hint-sales-invoice-sent = Убедиться, что счёт дошёл
hint-sales-won = Поблагодарить, попросить отзыв, наметить следующий заказ
hint-sales-lost = Записать, что изменило бы исход
hint-repeat-expected = Связаться за несколько дней
hint-repeat-contacted = Узнать, что нужно на этот раз
hint-orders-new = Проверить позиции и сумму
hint-orders-awaiting-payment = Следить за оплатой; напомнить до срока
hint-orders-paid = Начать работу
hint-orders-in-progress = Собрать и проверить
hint-orders-ready-to-ship = Передать в доставку
hint-orders-in-transit = Сообщить клиенту трек-номер
hint-service-new = Назначить ответственного и срок
hint-service-in-work = Держать клиента в курсе
hint-service-overdue = Назвать клиенту новый срок
hint-leads-new = Ответить в течение дня
hint-leads-contacted = Узнать потребность, бюджет и сроки
hint-leads-nurture = Изредка писать с чем-то полезным

## Today

today-title = Сегодня
today-after = Позже
remind-now = Пора: { $name }
remind-several = { $n ->
        [one] Подошёл срок { $n } задачи
        [few] Подошёл срок { $n } задач
       *[many] Подошёл срок { $n } задач
    }
today-due = Пора
today-later = Позже сегодня
today-tomorrow = Завтра
today-tick = Отметить
today-call = Позвонить { $number }
today-empty = Срочных дел нет.
today-empty-next = Дальше: { $what }, { $when }.
today-done = Сделано
today-result = Итог…
today-snooze = Отложить…

## Board, list and record

board-weighted = с учётом вероятности { $amount }
board-open = в работе: { $n }
board-asks = { $n ->
        [one] { $n } поле
        [few] { $n } поля
       *[many] { $n } полей
    }
board-awaits = нужно согласие: { $person }
board-awaiting = на согласовании: { $stage }
board-no-next = нет следующего шага
board-by-rule = по правилу
board-days = { $n } дн.
board-list = Список
list-board = Доска
list-filter = Отобрать…
list-filter-title = Показать только те, у которых
list-filter-field = Поле
list-filter-how = Как
list-filter-days = Дней
list-filter-put = Показать
list-without = Без отбора: { $filter }
list-columns = Столбцы
list-columns-usual = Обычные столбцы
list-column-before = { $field }: на место вперёд
list-column-away = Без столбца: { $field }
list-export = Сохранить таблицей
list-export-failed = Браузер не сохранил файл.
list-choose-all = Выбрать все показанные
list-choose-none = Снять выбор
list-bulk = Что сделать с выбранными
list-chosen = выбрано: { $n }
list-change = Изменить поле…
list-change-title = Изменить поле у { $n ->
        [one] { $n } записи
       *[other] { $n } записей
    }
list-change-hint = Пустое значение очистит поле. Всё это одно действие, и отменяется оно целиком.
list-change-do = Изменить
list-changed = Изменено: { $n }.
list-deleted = Удалено: { $n }.
list-filter-gone = Поле «{ $field }» удалено, отбора по нему нет
list-group = Группировать
list-group-none = Без групп
list-group-nothing = Не заполнено
list-total = Всего
list-copy = Скопировать таблицей
list-copied = { $n ->
        [one] Скопирована { $n } строка.
        [few] Скопированы { $n } строки.
       *[other] Скопировано { $n } строк.
    }
list-not-copied = Браузер не дал скопировать.
segments = Сегменты
segment-new = Сохранить как сегмент…
segment-new-title = Сохранить этот вид как сегмент
segment-new-hint = Отбор, порядок, группы и столбцы останутся под этим названием над списком.
segment-save = Сохранить изменения
segment-back = Как было сохранено
segment-own = Сегмент…
segment-earlier = Раньше
segment-later = Позже
segment-saved = Сегмент «{ $name }» сохранён.
segment-deleted = Сегмент «{ $name }» удалён.
segment-unread = Этот сегмент записала более новая версия Tend. Здесь показаны все записи, а сам он остался каким был.
segment-gone = Этого сегмента больше нет. Показаны все записи.
nothing-yet = Здесь пока пусто.
nothing-of-contact = Здесь будут люди, с которыми вы работаете: кто они, как с ними связаться и о чём договорились.
nothing-of-company = Здесь будут компании и организации, у каждой — её люди и сделки.
nothing-of-lead = Лид — это тот, кто проявил интерес, но пока неясно, станет ли он клиентом.
nothing-of-deal = Сделка — это работа, которую вы можете получить: для кого, на какую сумму и что дальше.
nothing-of-order = Заказ — это работа, о которой договорились: сколько оплачено и как далеко она продвинулась.
nothing-of-ticket = Обращение — это вопрос клиента, с которым надо помочь, и срок.
nothing-of-task = Задача — это одно дело: для кого и к какому сроку. Те, которым пора, видны в «Сегодня».
nothing-of-person = Здесь будут ваши коллеги, чтобы за каждую сделку и задачу кто-то отвечал.
nothing-of-product = Здесь будет то, что вы продаёте, с ценами.
nothing-add-contact = Добавить первый контакт
nothing-add-company = Добавить первую компанию
nothing-add-lead = Добавить первый лид
nothing-add-deal = Добавить первую сделку
nothing-add-order = Добавить первый заказ
nothing-add-ticket = Добавить первое обращение
nothing-add-task = Добавить первую задачу
nothing-add-person = Добавить первого сотрудника
nothing-add-product = Добавить первый товар
nothing-import = Загрузить из файла
nothing-fits = Такого здесь нет.
nothing-show-all = Показать всё
filter-empty = { $field }: пусто
filter-filled = { $field }: заполнено
filter-contains = { $field } содержит { $value }
filter-any-of = { $field }: { $value }
filter-none-of = { $field }: кроме { $value }
filter-at-least = { $field } от { $value }
filter-at-most = { $field } до { $value }
filter-past = { $field }: за последние { $value }
filter-coming = { $field }: в ближайшие { $value }
filter-older = { $field }: раньше чем { $value } назад
filter-word-empty = пусто
filter-word-filled = заполнено
filter-word-contains = содержит
filter-word-any-of = одно из
filter-word-none-of = ни одно из
filter-word-at-least = не меньше
filter-word-at-most = не больше
filter-word-past = за последние дни
filter-word-coming = в ближайшие дни
filter-word-older = дольше скольких дней назад
keys-next = Следующая строка
keys-before = Предыдущая строка
keys-choose = Выбрать строку
board-rotting = нет движения { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[many] { $n } дней
    }
board-fold = Свернуть столбец «{ $stage }»
board-unfold = Развернуть столбец «{ $stage }»
board-other-pipeline = Другая воронка
board-freeze = Заморозить до…
board-lifted = Карточка «{ $name }» поднята с этапа «{ $stage }». Стрелки влево и вправо выбирают этап, пробел опускает, Escape оставляет на месте.
board-left = Карточка осталась на месте.
board-over-asks = { $stage }, требует заполнить { $n ->
        [one] { $n } поле
        [few] { $n } поля
       *[many] { $n } полей
    }
board-move = Перевести на этап…
board-stages = Этапы
record-freeze-why = До этого дня правила и напоминания её не трогают.
record-frozen = Заморозка до { $day }
timeline-paid = Поступила оплата: { $amount }

## Duplicates

duplicates-merge = Объединить…
duplicates-question = Объединить с «{ $name }»?
duplicates-linked = { $n ->
        [0] На вторую запись ничего не ссылается.
        [one] Сюда перейдёт { $n } связь.
        [few] Сюда перейдут { $n } связи.
       *[many] Сюда перейдёт { $n } связей.
    }
duplicates-goes = Остаётся «{ $stays }», вторая запись удаляется. Одна отмена вернёт всё.
duplicates-do = Объединить
duplicates-merged = Объединено: «{ $name }»

## Required fields of a stage

gate-title = «{ $stage }»: заполните ещё { $n ->
        [one] { $n } поле
        [few] { $n } поля
       *[other] { $n } полей
    }
gate-move = Перевести на этап «{ $stage }»
gate-awaits = «{ $name }» ждёт согласования этапа «{ $stage }»: { $person }.

## Rules: the screen

rules-mode-off = Выкл.
rules-mode-watch = Наблюдать
rules-mode-suggest = Предлагать
rules-mode-auto = Авто
rules-mode-of = Режим правила «{ $name }»

# The values may stand in any order; tests/it/sentences.rs holds the sentences as they read.

## Rules: steps, after “Then”

run-outcome-won = Успешно
run-outcome-lost = Провалено
run-outcome-cancelled = Отменено
run-outcome-done = Сделано
run-outcome-gave-up = Прекращено

## Runs and why

run-waiting = ждёт
run-done = выполнен
run-skipped = пропущен
run-failed = не удался
run-stopped = остановлен: круг
run-undone = отменён
run-ended = завершён
run-asked = спрашивает
run-declined = отклонён
run-watched = наблюдал
why-title = Почему так

## Import

import-drop = или перетащите файл сюда
import-reading = Читаем: { $file }…
import-no-file = Файл не прочитать: возможно, его переместили. Выберите его ещё раз.

## Backup, restore and merge

backup-title = Копия
backup-saved = Сохранено и проверено: { $file }, { $n ->
        [one] { $n } запись
        [many] { $n } записей
       *[other] { $n } записи
    }.
backup-handed = Передано в загрузки и проверено: { $file }, { $n ->
        [one] { $n } запись
        [many] { $n } записей
       *[other] { $n } записи
    }.
backup-now = Сохранить копию сейчас
backup-in-a-week = Через неделю
backup-line-none = У ваших записей ещё нет копии. Если браузер их потеряет, вернуть их будет неоткуда.
backup-line-old = Последняя копия сохранена { $ago }.
backup-place-not-allowed = Не сохранено: браузер не разрешает Tend туда писать. Разрешите, когда он спросит, или выберите другое место.
backup-place-gone = Не сохранено: этой папки или этого файла больше нет. Выберите другое место.
backup-place-full = Не сохранено: там не осталось места. Освободите его и попробуйте ещё раз.
backup-place-failed = Не сохранено: браузер не смог туда записать ({ $reason }). Попробуйте ещё раз или выберите другое место.
backup-saving = Сохраняем и проверяем…
backup-stopped = Остановлено. Файл не сохранён.
backup-unwritable = Не сохранено: в одной из записей дата вне годов 1–9999. Исправьте её и повторите.
backup-refused = Браузер не принял файл. Освободите место на диске и повторите.
backup-not-sound = Файл не прошёл проверку и потому не сохранён. Повторите.
backup-nothing-changed = Ничего не изменено.
backup-other-build = Вышла новая версия Tend. Перезагрузите страницу и откройте файл снова.
backup-worker-gone = Чтение прервалось. Выберите файл ещё раз.
backup-encoding = Файл не в UTF-8. Возможно, его пересохранила другая программа.
backup-form = такого в копии не бывает ({ $detail })
backup-too-deep = скобки вложены слишком глубоко
backup-text-too-long = слишком длинный текст
backup-too-many = В файле больше { $limit } записей или изменений.
backup-duplicate-record = запись с таким номером уже была: { $id }
backup-duplicate-change = такое изменение уже было
backup-disorder = изменение стоит не по порядку
backup-disagree = Записи и история в файле расходятся: { $id }.
backup-at-record = Строка { $line }, запись { $n }: { $problem }
backup-at-change = Строка { $line }, изменение { $n }: { $problem }
restore-done = { $n ->
        [one] Восстановлена
        [many] Восстановлено
       *[other] Восстановлены
    } { $n ->
        [one] { $n } запись
        [many] { $n } записей
       *[other] { $n } записи
    }.

## What is stored where

stored-title = Что где хранится
erase-elsewhere = В другой вкладке всё стёрто.

## Settings

settings-language = Язык
settings-currency = Валюта
install-offer = Tend можно установить как приложение — со своим окном и значком.
install-by-hand = Нажмите «Поделиться», затем «На экран „Домой“».
install-do = Установить
install-not = Нет, больше не предлагать
order-move = Передвинуть «{ $name }»
order-hint = Передвигается стрелками или мышью
order-told = { $name }: теперь { $at } из { $n }

## History and undo

history-by-rule = Правило «{ $rule }»
history-moved = «{ $name }» теперь на этапе «{ $stage }»
undo-done = Отменено.
undo-done-of = Отменено: «{ $name }».
redo-done = Снова сделано.
redo-done-of = Снова сделано: «{ $name }».
undo-done-kept = { $more ->
        [0] Отменено. Осталось как есть, потому что менялось позже: { $names }.
       *[other] Отменено. Осталось как есть, потому что менялось позже: { $names } и ещё { $more }.
    }
undo-kept-all = Отменять нечего: всё уже изменено позже.
history-nothing-to-undo = Отменять нечего.
history-nothing-to-redo = Возвращать нечего.

## Refusals: what was asked cannot be

refusal-wrong-value = Поле «{ $field }» не может этого хранить.
refusal-missing = Этап «{ $stage }» требует заполнить: { $fields }.
refusal-wrong-way = На этап «{ $stage }» переходят только с этапов: { $stages }.
refusal-wrong-stage = Этот этап для записей другого вида.
refusal-duplicate = Такая запись уже есть.
refusal-no-wait = На этом шаге правило больше не ждёт.
refusal-bad-rule = Правило не подходит к имеющимся полям и этапам.
refusal-not-empty = Эта база уже настроена.
refusal-too-large = Такой длинный текст запись не вместит.
refusal-required = Не заполнено поле «{ $field }».
refusal-email = Это не адрес почты: { $value }
refusal-phone = Это не номер телефона: { $value }
refusal-number = Это не число: { $value }
refusal-money = Это не сумма: { $value }
birthday-example = 12 марта, с годом или без
refusal-date = Это не дата: { $value }
refusal-too-long = Слишком длинно: поместится не больше { $n ->
        [one] { $n } знака
       *[other] { $n } знаков
    }.
refusal-range = Нужно значение от { $low } до { $high }.
refusal-not-found = Этой записи больше нет.
refusal-frozen = Запись заморожена до { $day }. Сначала разморозьте её.
refusal-do-not-contact = { $name }: просили не беспокоить.
refusal-channel = { $name }: этот канал не подходит ({ $channel }).
refusal-transition = С этапа «{ $from }» нельзя перейти на «{ $to }».
refusal-stage-in-use = На этом этапе ещё { $n ->
        [one] { $n } запись
        [many] { $n } записей
       *[other] { $n } записи
    }. Сначала переведите их.
refusal-last-stage = В воронке нужен хотя бы один рабочий этап, один успешный и один проваленный.
refusal-name-taken = Название «{ $name }» уже занято.
refusal-rule-empty = Правилу нужен хотя бы один шаг.
refusal-changed-meanwhile = Запись изменена в другой вкладке. Посмотрите на неё ещё раз.

## Части программы, которые приходят, когда нужны

part-coming = Секунду…
part-missing = Часть Tend не загрузилась: нет связи. Ничего не потеряно. Подключитесь и попробуйте ещё раз.
part-again = Попробовать ещё раз

## Storage: what the browser could not keep

storage-full = Не сохранено: у браузера кончилось место. Освободите место на диске и повторите.
storage-closed = Не сохранено: браузер закрыл хранилище. Повторите или перезагрузите страницу.
storage-silent = Браузер не отвечает. Повторите или перезагрузите страницу: дважды ничего не сделается.
storage-blocked = Открыта другая вкладка со старой версией. Закройте её, и эта продолжит.
storage-newer = Записи сохранены более новой версией. Перезагрузите страницу. Ничего не изменено.
storage-damaged = Часть хранилища повреждена. До починки ничего не записывается.
storage-damaged-shelf = { $kind }: читается { $found } из { $n }
storage-damaged-tail = Конец истории
storage-damaged-head = Оглавление хранилища
storage-raw = Сохранить всё в файл
storage-unreadable = Браузер не может прочитать хранилище этой страницы. Ничего не изменено. Перезагрузите страницу или восстановите записи из копии.
storage-set-back = Последние изменения пропали: в хранилище браузера более старое состояние.
storage-set-back-hint = Восстановите более новую копию или продолжите с тем, что есть.
storage-go-on = Продолжить с тем, что есть
storage-vanished = Браузер удалил записи этой страницы. Восстановите их из копии.
damage-mend-failed = История тоже повреждена. Восстановите из копии.
storage-vanished-held = В ней { $n ->
        [one] была { $n } запись
        [few] было { $n } записи
       *[other] было { $n } записей
    }.
storage-begin-anew = Начать заново
storage-repair = Починить по истории
storage-restore = Восстановить из копии
storage-denied = Браузер не даёт странице ничего хранить. Разрешите данные сайтов и перезагрузите.
storage-failed = Не сохранено: хранилище ответило «{ $reason }». Ничего не изменено. Повторите.
storage-panic = Страница остановилась и больше ничего не записывает. Сохранённое цело.

## Problems of a file

problem-line = Строка { $line }: { $problem }
problem-empty = Файл пуст.
problem-not-a-backup = Этот файл — не копия Tend.
problem-cut-off = Файл обрывается на строке { $line }. Сохраните или загрузите его заново.
problem-checksum = Файл изменён или повреждён после сохранения.
problem-newer = Файл записан более новой версией. Перезагрузите страницу и откройте его снова.
problem-json = это не JSON
problem-too-large = Файл слишком велик для этого браузера.

## Rules as files

rule-file-import = Загрузить правила

## Ready rules

ready-title = Готовые правила
