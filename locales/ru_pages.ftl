### Russian: what only the pages after the first screen say, by screen. The rest stands in ru.ftl; a test tells which
### belongs where.

## Common words

common-none = Нет

## Board, list and record

path-title = Путь по этапам
path-back = Пройдено: вернуть на этап «{ $stage }»
path-moment = меньше минуты
path-so-far = { $span }
path-usual = обычно { $span }
path-slow = { $span }, слишком долго
record-next = Следующий шаг
record-no-next = Ничего не запланировано.
record-another = Ещё задача
record-more = Ещё
record-edit = Изменить
record-reach = Как связаться
record-invoice = Счёт
record-kept = Заполняется само
record-by-rule = Заполнило правило «{ $rule }»: почему?
record-empty-fields = { $n ->
        [one] { $n } пустое поле
        [few] { $n } пустых поля
       *[many] { $n } пустых полей
    }
record-about-what = О чём
record-about-whom = О ком
record-paid-share = оплачено { $share }
record-timeline-none = Такого ещё не было.
runs-title = Запуски
runs-any-status = все
runs-any-rule = всех правил
runs-begun = Начаты
runs-any-time = за всё время
runs-today = сегодня
runs-last-days = { $n ->
        [one] за последний { $n } день
        [few] за последние { $n } дня
       *[other] за последние { $n } дней
    }
runs-undo-all = Отменить все { $n }
runs-until = продолжится { $when }
runs-later = Ждать до
runs-count = { $n ->
        [0] Запусков нет.
        [one] { $n } запуск
        [few] { $n } запуска
       *[other] { $n } запусков
    }
record-what-next = Что будет дальше
record-what-next-if = если ничего не произойдёт
record-timeline = История
record-timeline-rules = По правилам
record-timeline-talks = Общение
record-unfreeze = Разморозить
record-rename = Переименовать
record-related = Связи
record-deleted = «{ $name }» удалено
timeline-created = Добавлено
timeline-deleted = Удалено
timeline-revived = Восстановлено
timeline-skipped = Ничего не сделано: условия не выполнены.
timeline-watched = Только наблюдало: записано, что было бы сделано.
timeline-asks = Спрашивает, можно ли.
timeline-declined = Предложение отклонено.
waits-move-over = Перевести на версию { $n }
waits-move-over-all = Перевести их на версию { $n }
waits-moved-over = Теперь ждёт по новой версии.
waits-moved-over-all = Теперь ждут по новой версии.
waits-older-title = Что ждёт по прежним версиям
waits-older = По прежней версии правила { $n ->
        [one] ждёт { $n } запуск.
        [many] ждут { $n } запусков.
       *[other] ждут { $n } запуска.
    }
waits-older-not = { $n ->
        [one] { $n } запуск останется: на этом шаге правило больше не ждёт.
        [many] { $n } запусков останутся: на этом шаге правило больше не ждёт.
       *[other] { $n } запуска останутся: на этом шаге правило больше не ждёт.
    }
waits-now = Продолжить сейчас
waits-stop = Прекратить
waits-stopped = Больше не ждёт.
runs-yes = Да, сделать
runs-yes-all = Да, все { $n }
runs-no = Нет
runs-no-all = Нет, все { $n }
runs-said-yes = Сделано, как предложено.
runs-said-no = Отклонено. В другой раз правило спросит снова.
runs-again = Повторить
runs-skip = Пропустить шаг
runs-leave = Оставить так
runs-did = Правило продолжило работу.
runs-left = Оставлено как есть.
runs-still = { $n ->
        [one] Сделать по-прежнему не удалось. Посмотрите, чего не хватает.
        [few] { $n } запуска по-прежнему не удались. Посмотрите, чего не хватает.
       *[other] { $n } запусков по-прежнему не удались. Посмотрите, чего не хватает.
    }
timeline-stopped = Остановлено: правила вызывали друг друга по кругу.
timeline-stopped-enough = Остановлено: правило здесь уже сработало, или из одного изменения следовало бы слишком многое.

## Duplicates

duplicates-title = { $n ->
        [one] Похоже ещё на { $n } запись
        [few] Похоже ещё на { $n } записи
       *[many] Похоже ещё на { $n } записей
    }
duplicates-by = совпадает: { $field }
duplicates-merge-with = Объединить с «{ $name }»…

## Outbox

outbox-title = Исходящие
outbox-empty = Нет сообщений, ждущих отправки.
outbox-how = Их готовит правило, шагом «Подготовить сообщение». Здесь вы читаете их, открываете в своей программе и отмечаете, что отправили: сам Tend ничего не отправляет.
outbox-to-rules = К правилам
outbox-copy = Скопировать
outbox-copied = Скопировано.
outbox-to = Кому: { $name }
outbox-open-mail = Открыть в почте
outbox-open-phone = Позвонить
outbox-open-sms = Открыть в сообщениях
outbox-open-in = Открыть в { $channel }
outbox-no-link = Такой адрес не подходит ({ $channel }): «{ $to }»
outbox-ask = Сообщение отправлено?
outbox-not-yet = Ещё нет
outbox-mark-sent = Отправлено мной
outbox-drop = Не отправлять
outbox-prepared = Подготовлено: { $when }
outbox-you-sent = Вы отметили: отправлено
outbox-you-sent-at = Вы отметили: отправлено, { $when }
outbox-dropped = Отправлять не стали
outbox-by-rule = Подготовлено по правилу «{ $rule }»
approvals-title = На согласовании
approvals-who = Нужно согласие на этап «{ $stage }»: { $person }
approvals-nobody = Согласие на этап «{ $stage }» больше ни от кого не нужно
approvals-yes = Согласовано
approvals-no = Отказано
approvals-agreed = Согласовано. Этап сменился.
approvals-declined = Отказано. Этап остался прежним.
approvals-ask = Отправить запрос
approvals-to-request = К запросу
approvals-no-address = У этого человека нет подходящего адреса. Скопируйте запрос или впишите адрес.
approval-subject = Согласуете? { $name }
approval-greeting = { $person }, здравствуйте.
approval-letter = «{ $name }» сейчас на этапе «{ $from }», следующий — «{ $stage }».
approval-answer = Вы согласны? Достаточно ответить «да» или «нет».

## Payments to confirm

payments-title = Оплаты
payments-empty = Неподтверждённых оплат нет. Импортируйте выписку из банка: здесь появятся оплаты, о которых ещё не сказано, за что они.
payments-for = За
payments-confirm = Подтвердить
payments-another = За другое…
payments-choose = Указать, за что…
payments-find = Сделка или заказ
payments-unknown = Ни одна открытая сделка и ни один заказ не подходят к этой оплате.
payments-settled = Оплата за «{ $name }» подтверждена.
payments-invoice-and-balance = в назначении указан счёт, и сумма равна долгу
payments-invoice = в назначении указан счёт, но сумма не равна долгу
payments-balance-and-payer = сумма равна долгу этого клиента

## Rules: the screen

rules-title = Правила
rules-order = Правила проверяются сверху вниз. «Наблюдать»: только сообщать, что было бы сделано; «Предлагать»: сначала спросить; «Авто»: действовать.
rules-never-fired = ни разу не сработало
rules-saved-off = Правило сохранено и выключено. Выберите режим в списке.
rules-switch-on-only-new = Только с этого момента
rules-switch-on-existing = И там, где срок уже прошёл: { $n ->
        [one] { $n } запись
        [many] { $n } записей
       *[other] { $n } записи
    }
rules-pause = Остановить все
rules-wake = Возобновить
rules-rest = Все правила остановлены. То, что происходит сейчас, их не запускает; то, чему пришёл срок, будет сделано, когда вы их возобновите.
findings-title = Проверка правил
findings-circle = Эти правила запускают друг друга по кругу. Такая цепочка будет остановлена, ничего не потеряется, но одному из правил нужно ещё условие:
findings-contradiction = Оба запускает одно и то же, а записывают они разное; останется то, что запишет последнее:
findings-never = Это правило никогда не сработает: его условия исключают друг друга.
findings-twice = Номер { $number } стоит в нескольких записях. Смените его в одной из них.
rules-when = Когда
rules-if = Если
rules-then = Тогда
rules-all = верно всё из этого
rules-any = любое
rules-none = ничто из этого не верно
rules-empty = Правил ещё нет. Правило говорит, что и когда должно происходить само.
rules-begin = Подобрать правила: шесть вопросов
rules-ready = Ничего не застаивается
rules-ready-text = { $name }: неделю без движения
rules-ready-begin = Начать с этого правила
rules-last = последний раз: { $when }
rules-count-fired = сработало { $n ->
        [one] { $n } раз
        [many] { $n } раз
       *[other] { $n } раза
    }
rules-count-failed = не удалось { $n ->
        [one] { $n } раз
        [many] { $n } раз
       *[other] { $n } раза
    }
rules-count-watched = сработало бы { $n ->
        [few] { $n } раза
       *[other] { $n } раз
    }
rules-count-asked = спрашивает: { $n ->
        [one] { $n } запись
        [few] { $n } записи
       *[other] { $n } записей
    }
rules-count-declined = отклонено { $n ->
        [few] { $n } раза
       *[other] { $n } раз
    }
rules-count-stopped = остановлено на круге { $n ->
        [one] { $n } раз
        [many] { $n } раз
       *[other] { $n } раза
    }
rules-count-wrong = ошибок: { $n }
rules-count-skipped = пропущено { $n ->
        [few] { $n } раза
       *[other] { $n } раз
    }
rules-count-taken-back = отменено вручную { $n ->
        [few] { $n } раза
       *[other] { $n } раз
    }
attention-title = Стоит взглянуть
attention-taken-back = вы отменили вручную { $n ->
        [one] { $n } действие из последних { $acts }.
        [few] { $n } действия из последних { $acts }.
       *[other] { $n } действий из последних { $acts }.
    }
attention-suggest = Пусть сначала спрашивает
attention-suggests = Теперь правило сначала спрашивает.
attention-never = включено, но ни разу не сработало. Последний просмотр: { $day }.
attention-off = Выключить
attention-is-off = Правило выключено.
attention-review = не просматривалось полгода или дольше: { $day }. Оно ещё верно?
attention-reviewed = Отметить как проверенное
attention-noted = Отмечено как проверенное.
health-title = Как оно работает
health-looked = Последний просмотр: { $day }.
health-wrong = Отмечено как ошибка
forecast-title = Прогноз
forecast-hint = Что сделают правила, если больше ничего не произойдёт: никто не напишет, не позвонит, не заплатит и ничего не передвинет. Ничего не меняется.
forecast-ahead = На сколько вперёд
forecast-days = { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[other] { $n } дней
    }
forecast-look = Посмотреть вперёд
forecast-looks = Просмотр будущего
forecast-nothing = За это время ни одно правило само ничего не сделает.
forecast-count = { $n ->
        [one] Само собой произойдёт { $n } событие.
        [few] Само собой произойдёт { $n } события.
       *[other] Само собой произойдёт { $n } событий.
    }
forecast-so-far = Впереди столько всего, что здесь показано только то, что будет до { $when }.
rules-do-up = Раньше
rules-do-down = Позже
rules-do-duplicate = Копия
rules-do-delete = Удалить
rules-duplicate = Копия
rules-copy-of = { $name } (копия)
rules-switch-on-title = Включить «{ $name }»?
rules-fell-due = Срок уже наступил у { $n ->
        [one] { $n } записи
        [many] { $n } записей
       *[other] { $n } записей
    }.
rules-match = { $n ->
        [one] { $n } запись уже такая, как нужно правилу
        [many] { $n } записей уже такие, как нужно правилу
       *[other] { $n } записи уже такие, как нужно правилу
    }.
rules-switch-on-match = И для { $n ->
        [one] этой { $n } записи
        [many] этих { $n } записей
       *[other] этих { $n } записей
    }
rules-runs = Последние запуски
rules-comes-round = Следующий раз { $when }
rules-version = Версия { $n }
rules-would = Предлагает: { $steps }.
rules-missed-ask = Если опоздание больше, чем { $span }, сначала спрашивает.
rules-sentence = Когда { $trigger }, { $steps }.
rules-sentence-if = Когда { $trigger } и при этом { $conditions }, { $steps }.
rules-join-and = { $first } и { $next }
rules-join-not = неверно, что { $what }
rules-join-then = { $first }, затем { $next }
rules-join-after = { $first }; после этого { $next }
rules-join-then-if = { $first }, затем, { $next }

## Rules: steps, after “Then”

step-kept = Как сказано в предложении
rules-unreadable = Это правило не читается.
step-set = записать в поле «{ $field }» { $value }
step-clear = очистить поле «{ $field }»
step-move = перевести на этап «{ $stage }»
step-move-on = перевести вперёд на этап «{ $stage }», но не назад
step-move-pipeline = перевести в воронку «{ $pipeline }» на этап «{ $stage }»
step-task = поставить задачу «{ $name }» ({ $details })
step-message = подготовить сообщение «{ $template }»
step-notify = напомнить мне: «{ $text }»
step-assign = назначить ответственного: { $person }
step-assign-next = назначить следующего по очереди сотрудника
step-set-now = записать в поле «{ $field }» время события
step-set-today = записать в поле «{ $field }» день события
step-set-later = записать в поле «{ $field }» дату через { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    }
step-set-earlier = записать в поле «{ $field }» дату за { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    } до события
step-set-field = переписать поле «{ $other }» в поле «{ $field }»
step-task-for = ответственный: { $person }
step-task-start = начать через { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    }
step-task-due = срок: через { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    }
step-task-due-today = срок: в тот же день
step-task-priority = приоритет: { $priority }
step-task-result = результат: { $text }
step-invite = пригласить: { $people } («{ $template }»)
step-message-by = подготовить сообщение «{ $template }» ({ $channel })
step-assign-senior = назначить следующего по очереди старшего сотрудника
step-assign-other = назначить следующего по очереди сотрудника, кроме старших
step-assign-least = назначить наименее занятого сотрудника
step-assign-least-senior = назначить наименее занятого старшего сотрудника
step-assign-least-other = назначить наименее занятого сотрудника, кроме старших
step-call = вызвать правило «{ $rule }»
step-tag = поставить метку «{ $tag }»
step-untag = снять метку «{ $tag }»
step-wait-for = подождать { $span }
step-wait-date = дождаться даты «{ $field }»
step-wait-before = дождаться, когда до даты «{ $field }» останется { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    }
step-wait-after = дождаться, когда после даты «{ $field }» пройдёт { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    }
step-wait-weekday = дождаться { $days }, { $time }
step-wait-event = дождаться, когда { $event }
step-wait-event-or = дождаться, когда { $event }, или подождать { $span }
step-too-late = { $wait } (если не дождались: { $steps })
step-way = если { $conditions }, { $steps }
step-otherwise = иначе { $steps }
step-nothing = ничего не делать
step-try = { $step } (если не получится, идти дальше)
step-end = закончить с итогом «{ $outcome }»
step-note = записать заметку «{ $text }»
step-make-deal = создать сделку «{ $name }»
step-make-order = создать заказ «{ $name }»
step-make-ticket = создать обращение «{ $name }»
step-make-lead = создать лид «{ $name }»
step-make-with = { $made } ({ $details })
step-make-pipeline = воронка «{ $pipeline }»
step-make-stage = воронка «{ $pipeline }», этап «{ $stage }»
step-make-field = «{ $field }»: { $value }
step-value-nothing = пусто
step-value-now = время события
step-value-today = день события
step-value-later = через { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    }
step-value-earlier = за { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    } до события
step-value-field = как в поле «{ $other }»
step-value-next = следующий номер ряда { $first }, …
step-withdraw-deal = отозвать сделки, созданные правилами из этой записи
step-withdraw-order = отозвать заказы, созданные правилами из этой записи
step-withdraw-ticket = отозвать обращения, созданные правилами из этой записи
step-withdraw-lead = отозвать лиды, созданные правилами из этой записи
step-withdraw-task = отозвать задачи, поставленные правилами по этой записи
step-withdraw-message = отозвать сообщения, подготовленные правилами по этой записи
weekday-each-1 = понедельникам
weekday-each-2 = вторникам
weekday-each-3 = средам
weekday-each-4 = четвергам
weekday-each-5 = пятницам
weekday-each-6 = субботам
weekday-each-7 = воскресеньям
weekday-until-1 = понедельника
weekday-until-2 = вторника
weekday-until-3 = среды
weekday-until-4 = четверга
weekday-until-5 = пятницы
weekday-until-6 = субботы
weekday-until-7 = воскресенья
rules-once = Только один раз для каждой записи.
rules-not-waiting = Пока ждёт, снова не начинается.
rules-not-within = Снова — не раньше чем через { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    }.
rules-until = Заканчивается с итогом «{ $outcome }», как только { $conditions }.
rules-keep = Ждёт и на других этапах.
rules-missed = Опоздавшее не делается (допустимо { $span }).
rules-at = в { $time } { $steps }
rules-template-field = [{ $field }]

## Runs and why

why-ask = Почему?
why-not-ask = Почему правило не сработало?
why-not-no-rules = Для таких записей правил пока нет.
why-not-open = Открыть правило
why-not-off = Правило выключено.
why-not-rest = Все правила остановлены.
why-not-happened = То, чего ждёт правило, здесь не происходило с тех пор, как его включили.
why-not-happened-before = Это было раньше: { $when }.
why-not-date = Поле «{ $field }» пусто, а правило ждёт этой даты.
why-not-elsewhere = Запись стоит не на том этапе, на котором правило считает время.
why-not-yet = Его время ещё не пришло: { $when }.
why-not-comes-round = Ничто не мешает: его очередь { $when }, и тогда оно сработает, если запись не изменится.
why-not-before = Его время было { $when }: до того, как правило включили или запись импортировали.
why-not-ran = Оно это заметило { $when }: { $status }. Почему так, видно в истории записи.
why-not-again = Здесь ему нельзя начинать ещё раз. Оно начинало { $when }: { $status }.
why-not-conditions = Сейчас его условия не выполнены:
why-not-would-act = Ничто не мешает: сейчас оно сработало бы.
why-not-would-ask = Ничто не мешает: сейчас оно спросило бы разрешения.
why-not-would-watch = Ничто не мешает, но правило только наблюдает: оно сказало бы, что сделало бы.
why-not-then = Когда это случилось в последний раз, { $when }, что-то было ещё не так.
why-conditions = Условия
why-no-conditions = Без условий.
why-nothing = Менять было нечего.
why-late = Выполнено на { $span } позже срока: Tend был закрыт.
why-cycle = По кругу: { $rules }
why-undo-run = Отменить этот запуск
judge-wrong = Это ошибка
judge-noted = Отмечено как ошибка. Отметка видна на странице правила.
judge-gone = Отметка об ошибке снята.
event-created = Запись добавлена.
event-entered = Переход на этап «{ $stage }».
event-left = Уход с этапа «{ $stage }».
event-filled = Заполнено всё, что требует этап «{ $stage }».
event-pipeline = Переход в воронку «{ $pipeline }».
event-pressed = Правило запущено вручную.
event-activity = Записано: { $what }.
event-paid = Поступила оплата.
event-task-done = Задача выполнена.
event-task-given-up = Задача снята.
event-due = Наступил срок: { $when }.
event-by-rule = Вызвано правилом «{ $rule }».
event-called = Его вызвало другое правило.
failed-missing = Этапу не хватает: { $fields }.
failed-wrong-way = На этот этап нельзя перейти с того, где стоит запись.
failed-no-stage = Этого этапа больше нет.
failed-nobody = Некого назначить ответственным.
failed-unreachable = Некуда писать: { $person }. Никто не приглашён.
failed-no-address = У клиента нет адреса для канала: { $channel }.
failed-template = Текст не удалось заполнить: { $reason }
failed-no-tag = Этой метки больше нет.
timeline-withdrew = { $n ->
        [one] Отозвана { $n } запись, созданная правилами.
        [many] Отозвано { $n } записей, созданных правилами.
       *[other] Отозваны { $n } записи, созданные правилами.
    }
timeline-withdrew-kept = { $n ->
        [one] { $n } осталась: вы её уже меняли.
        [many] { $n } осталось: вы их уже меняли.
       *[other] { $n } остались: вы их уже меняли.
    }
timeline-called = Вызвало правило «{ $rule }».
timeline-further = Запись уже дальше этого этапа и осталась там.
timeline-held = Ждёт согласия: { $person }.
timeline-called-off = Правило не вызвано: оно выключено.
failed-no-rule = Вызываемого правила больше нет.
failed-wrong-value = Этого поля больше нет, или значение ему не подходит.
failed-no-number = После последнего номера следующего нет.
failed-formula-empty = Формуле нужно поле, а оно пустое: { $field }.
failed-formula-currencies = В формуле встретились две валюты.
failed-formula-zero = В формуле деление на ноль.
failed-formula-too-large = По формуле вышло больше, чем помещается в поле.
operand-known-domain = Компания известна по адресу почты
why-event = Событие
why-saw = было: { $value }
why-rule = Правило
why-changed = Изменено

## Import

import-title = Импорт
import-choose = Выбрать файл
import-as = Импортировать как
import-column = Столбец
import-field = Попадёт в поле
import-skip-column = Не брать
import-new = новых: { $n }
import-update = обновится: { $n }
import-updated = обновлено: { $n }
import-doubles = возможные повторы: { $n }
import-same = уже есть: { $n }
import-otherwise = { $n ->
        [one] В { $n } строке написано
       *[other] В { $n } строках написано
    } не то, что здесь. Останется то, что здесь, если не выбрать «Обновить».
import-otherwise-lines = Строки файла: { $lines }.
import-held = { $n ->
        [one] { $n } запись перейдёт на этап из файла, когда его согласуют; она ждёт в «Исходящих».
        [few] { $n } записи перейдут на этапы из файла, когда их согласуют; они ждут в «Исходящих».
       *[other] { $n } записей перейдут на этапы из файла, когда их согласуют; они ждут в «Исходящих».
    }
import-only-known = Только те, что уже есть или, возможно, есть: { $n }
import-problems = { $n ->
        [one] { $n } строка
        [many] { $n } строк
       *[other] { $n } строки
    } с ошибкой
import-run = Импортировать { $n ->
        [one] { $n } строку
        [many] { $n } строк
       *[other] { $n } строки
    }
import-done = { $n ->
        [one] Импортирована
        [many] Импортировано
       *[other] Импортированы
    } { $n ->
        [one] { $n } запись
        [many] { $n } записей
       *[other] { $n } записи
    }. Можно отменить целиком.
import-tables = Таблица в текстовом файле: CSV или с табуляцией, в любой кодировке, на любом языке.
import-pasted-name = вставленная таблица
import-paste = Вставить таблицу
import-paste-example = Анна Орлова; +7 495 111-22-33; 12.03.1985
import-paste-hint = По строке на запись, как в электронной таблице или в письме; заголовка может и не быть.
import-paste-anywhere = Или в любом месте страницы:
import-paste-read = Прочитать таблицу
import-what = Что можно загрузить
import-what-clients = Имя, телефон, почта, день рождения, компания, заметки
import-what-deals = Название, клиент, этап, сумма, даты
import-what-payments = Банковскую выписку: день, плательщик, сумма, назначение
import-what-others = Название, клиент, статус, исполнитель
import-what-own = Незнакомый столбец может стать вашим собственным полем.
import-then = Что будет дальше
import-then-columns = Вы увидите, чем станет каждый столбец, и поправите, если нужно.
import-then-preview = Вы увидите строки такими, какими они станут, что заменится, и каждую строку с ошибкой.
import-then-undo = Только потом, когда вы скажете, что-то будет записано. Одна отмена вернёт всё назад.
import-last = Последний импорт
import-last-of = { $file }, { $when }
import-another = Загрузить другую таблицу
import-left-out = не войдёт: { $n }
import-along = Заодно { $n ->
        [one] появится
       *[other] появятся
    }: { $records }
import-rows = Строки таблицы
import-rows-shown = Строки с { $from } по { $to } из { $n }
import-rows-before = Предыдущие строки
import-rows-after = Следующие строки
import-line = Строка
import-fate = Станет
import-fate-new = новая
import-fate-doubtful = новая, возможно, уже есть
import-fate-update = обновление
import-fate-same = без изменений
import-fate-left-out = не войдёт
import-known = Что уже есть
import-known-update = Обновить
import-known-fill = Дополнить только пустые поля
import-known-skip = Оставить как есть
import-doubts = { $n ->
        [one] { $n } строка, возможно, уже есть
        [many] { $n } строк, возможно, уже есть
       *[other] { $n } строки, возможно, уже есть
    }
import-doubt = Что с ними делать
import-doubt-new = Добавить как новые
import-doubt-same = Это те, что уже есть
import-doubt-as-all = Как для всех
import-doubt-is = Это { $name }
import-doubt-of = Что делать со строкой { $line }
import-doubt-leave-out = Не брать
import-doubt-line = Строка { $line }: «{ $name }» — возможно, то же, что
import-doubt-several = Подходит несколько записей, поэтому ни одна не обновится.
import-encoding = Кодировка
import-delimiter = Чем разделены столбцы
delimiter-comma = Запятая
delimiter-semicolon = Точка с запятой
delimiter-tab = Табуляция
delimiter-pipe = Вертикальная черта
delimiter-blanks = Пробелы
import-header = В первой строке названия столбцов
import-example = Пример
import-new-field = Новое поле «{ $name }» ({ $holds })
import-stages = Что значат слова из таблицы
import-lost-reason = Причина, если этап её требует, а в таблице её нет
import-other-build = Вышла новая версия Tend. Перезагрузите страницу и загрузите файл снова. Ничего не изменилось.
import-worker-gone = Чтение прервалось. Выберите файл или вставьте таблицу ещё раз. Ничего не изменилось.
name-part-title = Обращение перед именем
name-part-first = Имя
name-part-middle = Отчество
name-part-last = Фамилия
name-part-suffix = Дополнение после имени
import-nothing = Ничего не изменено.

## Backup, restore and merge

backup-why = Записи хранятся только в этом браузере. Надёжна лишь копия в файле вне его.
backup-save = Сохранить копию
backup-last = Последняя копия: { $when }
backup-never = Копии у вас ещё нет.
backup-to-downloads = Копии попадают в ваши загрузки.
backup-to-downloads-only = Копии попадают в ваши загрузки: этот браузер не даёт странице писать в папку.
backup-to-folder = Копии попадают в папку «{ $name }», по файлу на каждый день. Пока Tend открыт, он сам сохраняет по одной в день.
backup-to-file = Копии попадают в файл «{ $name }» вместо того, что в нём есть.
backup-choose-folder = Выбрать папку…
backup-choose-file = Выбрать файл…
backup-choose-downloads = Снова в загрузки
backup-folder-about = В папке — по файлу на каждый день; пока Tend открыт, он сам сохраняет туда по одной копии в день, если браузер это разрешает.
backup-file-about = Файл с каждой копией пишется заново, и в нём всегда последняя.
backup-lies-elsewhere = Храните копию не на этом устройстве, а на флешке или в синхронизируемой папке: что лежит здесь, пропадёт вместе с устройством.
backup-carry = На другом устройстве и снова вместе
backup-carry-there = Сохраните копию здесь и перенесите файл на другое устройство.
backup-carry-open = Откройте там Tend и, пока ничего не введено, выберите «Восстановить из копии». С этого момента на обоих одна и та же база.
backup-carry-back = Работайте на обоих. Чтобы свести изменения, сохраните копию на одном, откройте её на другом в разделе «Открыть копию» и нажмите «Слить»; затем так же в обратную сторону.
backup-place-asks = Сначала браузер спросит, можно ли Tend туда писать.
backup-download-instead = Скачать файл
backup-open = Открыть копию
backup-choose = Выбрать файл копии
backup-last-change = Последнее изменение: { $when }
backup-records = В файле { $n ->
        [one] { $n } запись
        [many] { $n } записей
       *[other] { $n } записи
    }, считая удалённые
backup-same-base = Копия этой базы.
backup-other-base = Копия другой базы.
backup-put-away = Убрать
backup-life = Сама запись
backup-kept = остаётся
backup-deleted = удалена
restore-title = Восстановление
restore-about = Всё станет таким, как в файле. Это одно действие, его можно отменить.
restore-run = Заменить всё
restore-nothing = Здесь всё так же, как в файле.
restore-added = добавится: { $n }
restore-back = вернётся: { $n }
restore-differs = Что изменится
restore-stays = { $n ->
        [one] { $n } запись остаётся как есть.
        [many] { $n } записей остаются как есть.
       *[other] { $n } записи остаются как есть.
    }
restore-back-up-first = Сначала сохранить копию
restore-fate-added = добавится
restore-fate-back = вернётся
restore-fate-changed = изменится
restore-fate-deleted = удалится
merge-title = Слияние
merge-about = Принимает изменения с другого устройства. Ничего не пропадёт: в каждом поле остаётся более позднее.
merge-run = Слить
merge-done = Слито: { $counts }.
merge-came = { $n ->
        [one] Пришло { $n } действие; в истории оно помечено
        [few] Пришло { $n } действия; в истории они помечены
       *[other] Пришло { $n } действий; в истории они помечены
    } «на другом устройстве».
merge-see = Посмотреть в истории
merge-conflicts = На обоих устройствах { $n ->
        [one] изменено
        [many] изменено
       *[other] изменены
    } { $n ->
        [one] { $n } поле
        [many] { $n } полей
       *[other] { $n } поля
    }
merge-past-only = дополнилась только история, записи остаются как есть
merge-nothing = Всё, что есть в файле, здесь уже есть.
merge-other-base = Слить можно лишь копии одной и той же базы. Эту можно восстановить.
merge-new = новых: { $n }
merge-changed = изменится: { $n }
merge-deleted = удалится: { $n }
merge-holds = станет: { $value }
merge-here = здесь: { $value } · { $when }
merge-there = в файле: { $value } · { $when }
merge-why-here = последним записано здесь
merge-why-there = последним записано на другом устройстве
merge-why-deleted = удалённое остаётся удалённым
merge-no-undo = Слияние не отменяется. Копия, сохранённая сейчас, вернёт то, что здесь есть.

## What is stored where

stored-about = У Tend нет сервера. Всё перечисленное лежит в этом браузере на этом устройстве и никогда не покидает его, если вы сами не сохраните файл.
stored-room = Место
stored-used-title = Занято
stored-kept-title = Сохранность
stored-used = { $used } примерно из { $quota }
stored-where = Что где лежит
stored-base = Записи и история
stored-base-about = В IndexedDB. Ваши контакты, сделки и всё, из чего они состоят, и каждое сделанное изменение. Никому не отправляется.
stored-program = Программа
stored-program-none = Пока не сохранена на устройстве
stored-program-about = В Cache Storage. Файлы самого Tend, чтобы он запускался без сети. Ваших данных в них нет.
stored-files = { $n ->
        [one] { $n } файл
        [many] { $n } файлов
       *[other] { $n } файла
    }
stored-notes = Настройки этого браузера
stored-notes-about = В localStorage. Язык, тема, когда сохранена последняя копия. Никому не отправляется.
stored-place = Место для копий
stored-place-about = В IndexedDB. Папка или файл, которые вы выбрали; что в них лежит — ваше, и Tend пишет только туда.
stored-kinds = Что занимает место
stored-kind = Записи
stored-records = Сколько
stored-size = Размер
stored-kilobytes = { $n } кБ
stored-megabytes = { $n } МБ
stored-gigabytes = { $n } ГБ
erase-title = Стереть всё
erase-about = Убирает всё, что Tend хранит в этом браузере, во всех вкладках. Сохранённые вами файлы останутся на месте.
erase-ask = Стереть всё…
erase-question = Стереть всё на этом устройстве?
erase-what = Пропадут записи, история, правила, настройки, место для копий и программа для работы без сети. Отменить это нельзя; вернёт только копия.
erase-back-up = Сначала сохранить копию
erase-type = Чтобы продолжить, наберите «{ $word }»
erase-word = стереть
erase-run = Стереть всё

## Settings

settings-title = Настройки
settings-theme = Оформление
settings-theme-system = Как в системе
settings-theme-light = Светлое
settings-theme-dark = Тёмное
settings-remind = Напоминать о копии
settings-remind-days = { $n ->
    [1] каждый день
    [one] раз в { $n } день
    [few] раз в { $n } дня
   *[many] раз в { $n } дней
}
settings-remind-never = никогда
settings-notifications = Уведомления
settings-notifications-denied = Браузер не разрешает уведомления. Напоминания приходят, только пока открыта эта страница.
settings-storage = Хранение
settings-storage-kept = Браузер обещал хранить ваши записи.
settings-storage-not-kept = Браузер может удалить записи, когда кончится место. Чаще сохраняйте копию.
settings-storage-ask = Попросить браузер хранить
settings-device = На этом устройстве
settings-base = В базе
settings-currency-bad = Валюта обозначается тремя буквами, например RUB.
settings-notifications-on = Система показывает напоминания, пока страница открыта.
settings-notifications-off = Напоминания видны только на этой странице.
settings-notifications-ask = Показывать напоминания через систему
settings-storage-untold = Браузер ничего не говорит о месте.
settings-storage-refused = Браузер не обещал. Возможно, пообещает позже, когда страница будет использоваться чаще.
settings-offline = Без сети
settings-offline-kept = Tend целиком сохранён на этом устройстве и открывается без сети.
settings-offline-not-kept = Tend ещё не сохранён на этом устройстве: без сети он может не открыться.
settings-app = Как приложение
settings-app-installed = Tend установлен на этом устройстве.
settings-app-none = Сейчас браузер не предлагает установку. Возможно, она есть в его меню.
settings-people = Сотрудники и товары
settings-pipelines = Воронки и этапы
settings-pipeline-off = убрана
settings-pipeline-use = Используется
settings-new-pipeline = Новая воронка
settings-new-stage = Новый этап
settings-asks = Какие поля требует
settings-comes-from = Переход только с этих этапов (ни одного — с любого)
settings-fields = Свои поля
settings-fields-none = Своих полей ещё нет.
settings-new-field = Новое поле
settings-choices-hint = Варианты через запятую
settings-index = Разделы
settings-standing = { $n ->
        [one] { $n } запись
        [many] { $n } записей
       *[other] { $n } записи
    }
settings-stages = { $n ->
        [one] { $n } этап
        [many] { $n } этапов
       *[other] { $n } этапа
    }
settings-rots = застой, если нет движения { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[many] { $n } дней
    }
settings-asks-for = требует: { $fields }
settings-only-from = только с: { $stages }
settings-agrees = с согласия: { $person }
settings-hue = Цвет { $n }
settings-pipeline-shown = Показывать на доске
settings-pipeline-away = Если убрать воронку, её записи не изменятся и останутся в списках.
settings-stage-remove = Убрать этот этап…
settings-stage-remove-now = Убрать
settings-stage-question = Убрать этап «{ $name }»?
settings-stage-holds = { $n ->
        [one] В нём { $n } запись.
        [many] В нём { $n } записей.
       *[other] В нём { $n } записи.
    }
settings-stage-to = Перевести на этап
settings-stage-removed = Убран этап «{ $name }». { $n ->
        [0] В нём ничего не было.
        [one] Переведена { $n } запись.
        [many] Переведено { $n } записей.
       *[other] Переведено { $n } записи.
    }
settings-undo-brings-back = Отмена вернёт всё назад.
settings-choice-name = Вариант { $name }
settings-choice-new = Новый вариант
settings-choice-remove = Убрать вариант «{ $name }»
settings-choice-remove-now = Убрать
settings-choice-question = Убрать вариант «{ $name }»?
settings-choice-held = { $n ->
        [one] Он стоит в { $n } записи.
       *[other] Он стоит в { $n } записях.
    }
settings-choice-instead = Вместо него
settings-choice-nothing = Ничего
settings-choice-removed = Убран вариант «{ $name }». { $n ->
        [one] Изменена { $n } запись.
        [many] Изменено { $n } записей.
       *[other] Изменено { $n } записи.
    }
settings-choice-renamed = «{ $name }» теперь «{ $new }», { $n ->
        [one] в { $n } записи.
       *[other] в { $n } записях.
    }
settings-default-none = Ничего
settings-field-remove = Удалить это поле…
settings-field-remove-now = Удалить
settings-field-question = Удалить поле «{ $name }»?
settings-field-held = { $n ->
        [0] Ни в одной записи оно не заполнено.
        [one] Оно заполнено в { $n } записи.
       *[other] Оно заполнено в { $n } записях.
    }
settings-field-removed = Удалено поле «{ $name }».
settings-first-work = Новое
settings-first-won = Готово
settings-first-lost = Потеряно
type-text = Строка
type-long-text = Текст
type-number = Число
type-money = Сумма
type-flag = Да или нет
type-day = Дата
type-instant = Дата и время
type-choice = Один из вариантов
type-choices = Несколько вариантов
type-email = Почта
type-phone = Телефон
type-url = Адрес сайта
type-link = Ссылка: { $kind }

## History and undo

history-title = История
history-empty = Изменений пока нет.
history-by-you = Вы
history-by-import = Импорт: { $file }
history-by-file = Из файла
history-by-restore = Восстановлено из { $file }
history-deleted = { $kind } «{ $name }» { $of ->
        [company] удалена
        [deal] удалена
        [task] удалена
        [payment] удалена
        [pipeline] удалена
        [tag] удалена
        [setting] удалена
        [ticket] удалено
        [activity] удалено
        [rule] удалено
        [message] удалено
        [field] удалено
       *[other] удалён
    }
history-deleted-many = Удалено: { $n ->
        [one] { $n } запись
        [many] { $n } записей
       *[other] { $n } записи
    }
history-merged = Объединено: { $kind } «{ $other }» с «{ $name }»
history-merged-away = Объединено с другой записью: { $kind } «{ $other }»
history-elsewhere = на другом устройстве
history-gave-up = Ожидание по правилу «{ $rule }» прекращено
history-go-on = Правилу «{ $rule }» разрешено продолжать
history-run-done = Делать было нечего
history-run-failed = Шаг не получился
history-run-skipped = Ничего не сделало
history-run-stopped = Остановлено: пошло по кругу
history-run-undone = Отменено
history-run-waiting = Ждёт
history-run-ended = Закончилось раньше
history-run-asked = Сначала спрашивает
history-run-declined = Получен отказ
history-run-watched = Только наблюдало
history-ran = Правило «{ $rule }» запущено вручную
history-declined = Предложение правила «{ $rule }» отклонено
history-left = Неудавшийся шаг правила «{ $rule }» оставлен как есть
history-wrong = Действие правила «{ $rule }» отмечено как ошибка
history-not-wrong = Отметка об ошибке правила «{ $rule }» снята
history-round = Проход { $when } закончен
history-reviewed = Правило «{ $name }» проверено
history-moved-over = Ожидание по правилу «{ $rule }» переведено на новую версию
history-waits-until = Срок ожидания по правилу «{ $rule }» изменён
history-order = Изменено место в порядке
history-talk-with = { $what }, { $whom }
history-talk-about = { $what }, «{ $name }»
history-talk-with-about = { $what }, { $whom }, «{ $name }»
history-and-more = и ещё { $n }
history-find = Найти в истории
history-only = Чьи действия
history-only-files = Файлы
history-changes = { $n ->
        [one] { $n } изменение
        [many] { $n } изменений
       *[other] { $n } изменения
    }
history-older = Показать более ранние
history-taken-back = отменено
history-undo-run = Отменить сделанное правилом
history-awaits = «{ $name }» ждёт согласия на этап «{ $stage }»
history-awaits-not = «{ $name }»: этап «{ $stage }» не согласован
history-by-undo = Вы отменили действие.
history-by-undo-run = Вы отменили сделанное правилом.
history-set-up = База создана.
history-nameless = без названия
history-revived = { $kind } «{ $name }» { $of ->
        [company] возвращена
        [deal] возвращена
        [task] возвращена
        [payment] возвращена
        [pipeline] возвращена
        [tag] возвращена
        [setting] возвращена
        [ticket] возвращено
        [activity] возвращено
        [rule] возвращено
        [message] возвращено
        [field] возвращено
       *[other] возвращён
    }
history-created = { $kind } «{ $name }» { $of ->
        [company] добавлена
        [deal] добавлена
        [task] добавлена
        [payment] добавлена
        [pipeline] добавлена
        [tag] добавлена
        [setting] добавлена
        [ticket] добавлено
        [activity] добавлено
        [rule] добавлено
        [message] добавлено
        [field] добавлено
       *[other] добавлен
    }
history-changed = { $field }: { $before } → { $after }

## Problems of a file

problem-not-a-table = Это не таблица в виде текста. Сохраните её как CSV и загрузите снова.
problem-too-many-rows = В файле больше { $limit } строк. Разделите его.
problem-too-many-columns = В файле слишком много столбцов. Верен ли разделитель?
problem-cell-too-large = слишком длинная ячейка; возможно, не закрыта кавычка
problem-unclosed-quote = кавычка открыта здесь и нигде не закрыта
problem-stray-quote = кавычка внутри ячейки; она сохранена
problem-row-cells = ячеек { $found } вместо { $expected }
problem-row-cut-off = файл обрывается посреди этой строки
row-not-a = «{ $value }» не подходит полю; оно останется пустым
row-no-year = «{ $value }» — дата без года; поле останется пустым. Допишите год в файле или возьмите столбец как текст
row-too-precise = у «{ $value }» больше знаков, чем у валюты; поле останется пустым
row-not-a-choice = «{ $value }» нет среди вариантов; поле останется пустым
row-not-found = ничего с названием «{ $value }» нет; поле останется пустым
row-unknown-stage = этапа «{ $value }» нет; строка не войдёт
row-wrong-way = на этап «{ $stage }» нельзя перейти с того, где стоит запись; она остаётся на месте
row-missing = «{ $stage }» требует: { $fields }; строка не войдёт
row-empty = { $field }: пусто; строка не войдёт
row-twice = то же, что в строке { $line }; строка не войдёт
problem-encoding = Буквы не читаются. Выберите другую кодировку.

## Rules: the form

rules-of = О чём
rules-trigger = Когда
rules-field = Поле
rules-from = Было
rules-to = Стало
rules-any-pipeline = любая другая
rules-any-stage = любой этап
rules-any-open-stage = любой рабочий этап
rules-days = Дней
rules-hours = Часов
rules-minutes = Минут
rules-side = До или после
rules-before = до даты
rules-after = после даты
rules-time = Во сколько
rules-always = Условий нет: правило действует всегда.
rules-always-so = Без условий — верно всегда.
rules-any-of = верно хотя бы одно
rules-group = Как считать группу
rules-operator = Как сравнить
rules-value = Значение
rules-add-condition = Добавить условие
rules-add-group = Добавить группу
rules-remove = Убрать
rules-up = Раньше
rules-down = Позже
rules-add-step = Добавить шаг:
rules-put-in = Вставить поле…
rules-assign-turn = Следующий по очереди
rules-assign-turn-senior = Следующий старший по очереди
rules-assign-turn-other = Следующий по очереди, кроме старших
rules-assign-least = Наименее занятый
rules-assign-least-senior = Наименее занятый старший
rules-assign-least-other = Наименее занятый, кроме старших
rules-to-whom = Кому
rules-own-assignee = Ответственный за запись
rules-own-channel = Удобный клиенту
rules-start-in-days = Начать через, дней
rules-due-in-days = Срок через, дней
rules-days-later = Через сколько дней
rules-set-to = Что записать
rules-other-field = Какое поле
trigger-kind-created = запись появляется
trigger-kind-field-changed = меняется поле
trigger-kind-stage-entered = попадает на этап
trigger-kind-stage-left = покидает этап
trigger-kind-filled = заполнены все поля этапа
trigger-kind-pipeline-changed = переходит в другую воронку
trigger-kind-activity = записано дело
trigger-kind-payment = приходит оплата
trigger-kind-task-ended = задача выполнена
trigger-kind-time-in-stage = долго стоит на этапе
trigger-kind-silence = долго нет общения
trigger-kind-button = запускается вручную
trigger-button-where = Кнопка правила стоит в меню записи, а в списке — над выбранными.
trigger-kind-date-reached = наступает дата
trigger-kind-recurring = приходит день по расписанию
rhythm-kind-label = Как часто
rhythm-kind-day = каждый день
rhythm-kind-week = по дням недели
rhythm-kind-month = в день месяца
rhythm-days = По каким дням
rhythm-weeks = Раз во сколько недель
rhythm-day = Какого числа
rhythm-months = Раз во сколько месяцев
rhythm-begins = Считать с
rhythm-hint = Берутся все записи, для которых тогда верны условия, одна за другой. Если в месяце нет такого числа, берётся его последний день.
step-kind-move = Перевести на этап
step-move-forward = Только вперёд: что стоит дальше, остаётся на месте
step-kind-task = Поставить задачу
step-kind-message = Подготовить сообщение
step-kind-invite = Пригласить сотрудников
rules-invite-whom = Кто участвует
rules-invite-nobody = Сотрудников пока нет. Их добавляют на странице «Сотрудники».
invite-subject = Вы участвуете: { $name }
invite-text = Вас приглашают участвовать: «{ $name }». Этап: «{ $stage }».
step-kind-notify = Напомнить мне
step-kind-set = Записать поле
step-kind-assign = Назначить ответственного
step-kind-wait = Подождать
step-kind-tag = Поставить метку
step-kind-branch = Развилка
step-kind-end = Завершить
step-kind-make = Создать запись
step-kind-note = Записать заметку
step-kind-withdraw = Отозвать созданное
step-kind-call = Вызвать правило
rules-call = Какое правило
rules-call-hint = Оно начнётся на той же записи после этого правила, чего бы само ни ждало; его условия проверяются.
rules-sheet-done = Готово
rules-make = Что создать
rules-make-into = Где начинается
rules-make-usual = в начале первой воронки
rules-make-first = { $pipeline }: первый этап
rules-make-add = Добавить поле
rules-make-remove = Убрать это поле
rules-withdraw = Что отозвать
rules-withdraw-hint = То, что правила создали из этой записи и чего с тех пор не менял никто, кроме правил.
rules-may-fail = Продолжать, даже если сделать это не удастся
rules-tag = Поставить или снять
rules-tag-on = поставить
rules-tag-off = снять
rules-outcome = Итог
rules-way = Путь { $n }
rules-way-add = Добавить путь
rules-way-remove = Убрать путь { $n }
rules-otherwise = Иначе
rules-course = Как выполняется
rules-again = Сколько раз на одной записи
again-every = каждый раз
again-once = только один раз
again-waiting = не снова, пока ждёт
again-within = не чаще, чем раз в несколько дней
rules-form-missed = Что пропущено, пока Tend был закрыт
missed-late = делать с опозданием
missed-skip = не делать, если опоздание велико
missed-ask = спрашивать, если опоздание велико
rules-missed-days = Опоздание больше, дней
rules-form-keep = Ждать и после перехода на другой этап
rules-ends = Досрочное завершение
rules-ends-hint = Пока правило ждёт, оно завершается, как только верно одно из этих условий.
rules-ends-add = Добавить условие завершения
rules-end = Завершается, когда
wait-too-late = Если не дождались вовремя
what-if = Проверка на истории
what-if-hint = Просматривает историю и показывает, что сделало бы это правило. Ничего не меняется.
what-if-since = С какого времени
what-if-since-month = последний месяц
what-if-since-quarter = последние три месяца
what-if-since-year = последний год
what-if-since-all = с самого начала
what-if-ask = Проверить
what-if-reads = Чтение истории
what-if-unfinished = Правило ещё не готово. При сохранении видно, чего не хватает.
what-if-failed = Историю не удалось прочитать. Попробуйте ещё раз.
what-if-never = Оно не сработало бы ни разу.
what-if-acts = Оно сработало бы { $n ->
        [few] { $n } раза
       *[other] { $n } раз
    }, записей: { $records }.
what-if-fails = Шаг не удалось бы выполнить { $n ->
        [few] { $n } раза
       *[other] { $n } раз
    }.
what-if-otherwise = Вы сами записали там другое в течение 30 дней: { $n ->
        [few] { $n } раза
       *[other] { $n } раз
    }.
what-if-same = Вы сделали то же сами в течение 30 дней: { $n ->
        [few] { $n } раза
       *[other] { $n } раз
    }.
what-if-way-failed = не удалось бы
what-if-after-same = потом вы сделали то же
what-if-after-otherwise = потом вы сделали иначе
compare-with = Сравнить с
compare-with-none = ни с чем
compare-version = версия { $n }, { $when }
compare-both = { $n ->
        [0] Вместе они не сработали бы ни разу.
        [few] Обе версии сработали бы { $n } раза.
       *[other] Обе версии сработали бы { $n } раз.
    }
compare-moved = Из них в другое время: { $n }.
compare-only-older = Только прежняя версия
compare-only-newer = Только как сейчас в форме
wait-for = Ждать
wait-days = Дни недели
wait-at-most = Не дольше стольких дней
wait-at-most-hint = Потом всё равно пойдёт дальше. Если 0 — ждёт без срока.
wait-kind-for = какое-то время
wait-kind-date = даты из записи
wait-kind-weekday = дня недели
wait-kind-payment = оплаты
wait-kind-answer = ответа
set-to-value = значение
set-to-nothing = ничего: очистить
set-to-now = время события
set-to-today-plus = день от события
set-to-field = другое поле
set-to-formula = формула
set-to-formula-label = Формула
set-to-formula-today = День события
set-to-next = следующий номер
set-to-next-first = Первый номер
op-is = равно
op-is-not = не равно
op-contains = содержит
op-starts-with = начинается с
op-in = одно из
op-empty = пусто
op-filled = заполнено
op-greater = больше
op-at-least = не меньше
op-less = меньше
op-at-most = не больше
op-after = позже
op-not-before = не раньше
op-before = раньше
op-not-after = не позже
op-within-next = в ближайшие … дней
op-within-last = за последние … дней
op-longer-ago = более … дней назад
op-further-ahead = более чем через … дней
op-changed = только что изменилось
op-was = до этого было
wrong-unreadable = Это правило не читается.
wrong-no-field = Такого поля больше нет.
wrong-value = Значения нет, или оно не подходит к полю.
wrong-op = Это сравнение не подходит к полю.
wrong-no-stage = Такого этапа больше нет.
wrong-no-pipeline = Этой воронки больше нет.
wrong-asks-nothing = Выберите этап, который требует полей. Что требует этап, задаётся в воронке.
wrong-no-person = Такого сотрудника больше нет.
wrong-no-tag = Такой метки больше нет.
wrong-no-rule = Этого правила нет, или оно о других записях.
wrong-template = Скобки не сходятся. Выберите поле из списка.
wrong-formula-missing = Здесь чего-то не хватает.
wrong-formula-unexpected = Этому здесь не место.
wrong-formula-no-field = Такого поля нет. Выберите поле из списка.
wrong-formula-no-number = С этим полем считать нельзя.
wrong-formula-apart = Эти части не сочетаются.
wrong-formula-result = Получается не то, что хранит поле.
wrong-formula-too-large = Формула слишком длинная.
wrong-no-steps = Правилу нужен хотя бы один шаг.
wrong-no-time = Укажите, сколько времени.
wrong-no-name = Правилу нужно название.

## Rules as files

rule-file-export = Выгрузить правила
rule-file-export-one = Выгрузить это правило
rule-file-about = Правила, которые выгрузили здесь или в другой базе. То, о чём в них говорится, ищется у вас по названию.
rule-file-choose = Выбрать файл с правилами
rule-file-other = В этом файле нет правил Tend. Выберите тот, что сохранён кнопкой «Выгрузить правила».
rule-file-too-many = В файле больше { $limit } правил или названий. Разделите его.
rule-file-form = такого в файле с правилами не бывает ({ $detail })
rule-file-unreadable = такого правила здесь нет, возможно, оно из новой версии ({ $detail })
rule-file-too-deep = Группы или ветви вложены слишком глубоко.
rule-file-unknown = Скажите выше, что имеется в виду: { $names }
rule-file-unnamed = В нём говорится о том, чего здесь нет, а в файле не сказано, что это ({ $id }).
rule-file-at-when = Когда: { $problem }
rule-file-at-if = Условие { $n }: { $problem }
rule-file-at-then = Шаг { $n }: { $problem }
rule-file-thing = { $kind } «{ $name }»
rule-file-strangers = Чего здесь нет
rule-file-strangers-hint = В правилах об этом говорится. Выберите, что из вашего подойдёт взамен, или не берите правило.
rule-file-here = Такое правило у вас уже есть.
rule-file-off = Правила встанут после ваших и будут выключены.
rule-file-take = Взять { $n ->
        [one] { $n } правило
        [many] { $n } правил
       *[other] { $n } правила
    }
rule-file-taken = { $n ->
        [one] Взято { $n } правило, оно выключено.
        [many] Взято { $n } правил, они выключены.
       *[other] Взято { $n } правила, они выключены.
    }

## Ready rules

ready-about = Берите то, что пригодится, и меняйте под себя. Взятое правило выключено, пока вы не включите его в списке.
ready-take = Взять
ready-take-named = Взять: { $name }
ready-taken = У вас есть:
ready-lacks = Нужно то, чего здесь больше нет: { $names }
ready-away = Воронка убрана: { $pipelines }. Верните её в настройках.
ready-set-sales = Продажи
ready-set-orders = Заказы
ready-set-service = Обращения
ready-set-leads = Лиды и знакомство
ready-set-retention = Чтобы клиенты возвращались

ready-rule-quote-sent = Предложение отправлено — перевести сделку
ready-rule-no-reply = Три дня нет ответа на предложение
ready-no-reply-task = Позвонить ещё раз: { $client }
ready-no-reply-result = Что думают о предложении и что мешает
ready-rule-good-answer = Хороший ответ — начать переговоры
ready-good-answer-task = Договориться об условиях и сроке: { $client }
ready-good-answer-result = Условия и срок записаны
ready-rule-paid = Оплачено полностью — успех и благодарность
ready-paid-subject = Спасибо за оплату
ready-paid-text = { $client }, добрый день. Оплата { $amount } получена, спасибо. О том, что дальше, напишем отдельно.
ready-rule-stands-still = Сделка три дня стоит на месте
ready-stands-still-task = Сдвинуть с места: { $name }
ready-stands-still-result = Следующий шаг, о котором договорились с клиентом, и его день
ready-rule-invoice = Проследить за счётом до оплаты
ready-invoice-subject = Счёт { $number }
ready-invoice-text = { $client }, добрый день. Напоминаем о счёте { $number } на { $amount }: срок оплаты — { $due }. Если уже оплатили, спасибо, и письмо можно не читать.
ready-invoice-task = Позвонить насчёт счёта { $number }: { $client }
ready-invoice-result = День, когда оплатят
ready-rule-close-passed = Ожидаемая дата сделки прошла
ready-close-passed-task = Узнать, как обстоят дела: { $client }, { $name }
ready-close-passed-result = Новая дата или причина отказа
ready-rule-no-answer = Не дозвонились — позвонить завтра
ready-no-answer-task = Позвонить: { $client }
ready-no-answer-result = Разговор или более удобное время
ready-rule-asked-later = Просили вернуться позже
ready-asked-later-task = Вернуться к разговору: { $client }, { $name }
ready-asked-later-result = Пора ли теперь

ready-rule-order-to-pay = Попросить оплатить заказ
ready-order-to-pay-subject = Ваш заказ: { $name }
ready-order-to-pay-text = { $client }, добрый день. Заказ принят: { $name }. К оплате { $total }; начнём сразу, как придут деньги.
ready-rule-order-paid = Заказ оплачен — поблагодарить и начать
ready-order-paid-subject = Оплата получена: { $name }
ready-order-paid-text = { $client }, добрый день. Оплата { $total } получена, спасибо. Приступаем к заказу и напишем, когда он будет готов.
ready-rule-order-part-paid = Заказ оплачен не целиком
ready-order-part-paid-text = { $name }: часть оплачена, остальное ещё нет
ready-rule-order-unpaid = Три дня без оплаты — письмо, потом звонок
ready-order-unpaid-subject = Заказ ждёт оплаты: { $name }
ready-order-unpaid-text = { $client }, добрый день. Мы готовы начать и ждём оплаты: { $name }, { $total }. Может быть, что-то мешает?
ready-order-unpaid-task = Позвонить насчёт оплаты: { $client }, { $name }
ready-order-unpaid-result = День оплаты или отмена заказа
ready-rule-order-ready = Готов — передать в доставку
ready-order-ready-task = Передать в доставку: { $name }
ready-order-ready-result = Трек-номер записан в заказ
ready-rule-order-sent = Есть трек-номер — сообщить клиенту
ready-order-sent-subject = Заказ в пути: { $name }
ready-order-sent-text = { $client }, добрый день. Ваш заказ отправлен. Следить за ним можно по трек-номеру { $number }.
ready-rule-order-not-there = Десять дней в пути
ready-order-not-there-task = Узнать в доставке, где { $name }
ready-order-not-there-result = Где посылка, и клиент об этом знает
ready-rule-order-cancelled = Отменили — узнать почему
ready-order-cancelled-task = Спросить, почему отменили: { $client }, { $name }
ready-order-cancelled-result = Настоящая причина, в заметках

ready-rule-ticket-new = Новое обращение — ответить и взяться
ready-ticket-new-task = Взяться: { $name }
ready-ticket-new-result = Кто сделает и к какому сроку
ready-ticket-new-subject = Обращение получено: { $name }
ready-ticket-new-text = { $client }, добрый день. Ваше обращение получено: { $name }. Скоро напишем, к какому сроку всё будет сделано.
ready-rule-ticket-taken = Назначен ответственный — в работу
ready-ticket-taken-task = Назначить срок: { $name }
ready-ticket-taken-result = Есть срок, обращение в работе
ready-rule-ticket-dated = Назначен срок — в работу
ready-rule-ticket-overdue = Срок обращения прошёл
ready-ticket-overdue-task = Доделать или договориться о новом сроке: { $name }
ready-ticket-overdue-result = Сделано, или клиент знает новый срок
ready-ticket-overdue-text = { $name }: просрочено больше чем на день, срок был { $deadline }
ready-rule-ticket-quiet = Два дня без вестей об обращении
ready-ticket-quiet-task = Рассказать, как идут дела: { $client }, { $name }
ready-ticket-quiet-result = Клиент знает, что уже сделано
ready-rule-ticket-done = Выполнено — спросить, всё ли хорошо
ready-ticket-done-subject = Как мы справились? { $name }
ready-ticket-done-text = { $client }, добрый день. Ваше обращение выполнено: { $name }. Насколько вы довольны, от 1 до 10? Одной строки в ответ достаточно.
ready-ticket-done-task = Исправить впечатление: { $client }, { $name }
ready-ticket-done-result = Что пошло не так и что мы с этим сделаем

ready-rule-lead-known = Лид из известной компании — старшему сотруднику
ready-rule-lead-other = Остальные лиды — сотрудникам по очереди
ready-lead-follow-task = Связаться ещё раз: { $name }
ready-lead-follow-result = Известны потребность, бюджет и сроки
ready-lead-hello-subject = Спасибо за обращение
ready-lead-hello-text = Добрый день. Спасибо, что написали. Мы всё прочли и ответим в течение рабочего дня.
ready-rule-lead-waits = Новый лид ждёт сутки
ready-lead-waits-task = Ответить сейчас: { $name }
ready-lead-waits-result = Первый разговор или время для него
ready-rule-lead-contacted = Вы написали или позвонили — связались
ready-rule-lead-quiet = Две недели тишины — в прогрев
ready-rule-lead-nurture = Раз в месяц — что-то полезное
ready-lead-nurture-task = Написать что-то полезное: { $name }
ready-lead-nurture-result = О нас вспомнили, и без предложения купить
ready-rule-lead-qualified = Квалифицирован — завести сделку
ready-lead-qualified-task = Завести сделку: { $name }
ready-lead-qualified-result = Сделка с суммой и следующим шагом
ready-rule-welcome = Встретить нового клиента
ready-welcome-task = Всё настроить: { $name }
ready-welcome-result = Доступ, контакты и первый день обучения
ready-welcome-subject = Добро пожаловать
ready-welcome-text = Рады, что вы с нами. Через два дня вместе всё настроим, а пока пишите с любым вопросом.
ready-rule-training-slow = Обучение идёт неделю
ready-training-slow-task = Предложить помощь с обучением: { $name }
ready-training-slow-result = На чём застряли

ready-rule-review = Через неделю после продажи — спросить, как дела
ready-review-subject = Всё ли понравилось? { $name }
ready-review-text = { $client }, добрый день. Прошла неделя: { $name }. Всё ли так, как вы хотели? Нам очень помогут несколько слов для отзыва.
ready-rule-next-order = Через месяц после заказа — предложить следующий
ready-next-order-task = Предложить следующий заказ: { $client }
ready-next-order-result = Заказ или день, когда спросить снова
ready-rule-repeat-expected = Заказ завершён: ждать следующего
ready-repeat-expected-name = Повтор: { $name }
ready-rule-repeat-withdrawn = Заказ отменён: следующего не ждать
ready-rule-repeat-due = За пять дней до повторного заказа
ready-repeat-due-task = Спросить, что нужно на этот раз: { $client }
ready-repeat-due-result = Что нужно, сколько и к какому сроку
ready-rule-repeat-contacted = Вы связались насчёт повторного заказа
ready-rule-lost-again = Через три месяца после отказа — спросить снова
ready-lost-again-task = Спросить, не пора ли: { $client }, { $name }
ready-lost-again-result = Новая сделка или честное «нет»
ready-rule-client-quiet = Два месяца от клиента ни слова
ready-client-quiet-task = Узнать, как дела: { $name }
ready-client-quiet-result = Разговор и то, что им нужно дальше
ready-rule-client-back = Клиент вернулся
ready-client-back-text = { $name } снова на связи

## Today

today-notices = Сообщают правила
today-seen = Прочитано
today-away = Сделано с опозданием: Tend был закрыт
today-payments = { $n ->
        [one] { $n } оплата ждёт подтверждения
        [few] { $n } оплаты ждут подтверждения
       *[many] { $n } оплат ждут подтверждения
    }
today-outbox = В исходящих { $n ->
        [one] ждёт { $n } сообщение
        [many] ждут { $n } сообщений
       *[other] ждут { $n } сообщения
    }
today-exceptions = Исключения
today-suggestions = Предложения
today-made-up = Здесь всё вымышлено, чтобы было где осмотреться.
today-made-up-away = Убрать…
made-up-question = Убрать вымышленную мастерскую?
made-up-anew = Своего вы ещё ничего не добавили, поэтому Tend начнёт заново с пустой базы: от вымышленного не останется ничего ни в истории, ни в будущих копиях. Язык, тема и валюта сохранятся. Отменить это нельзя.
made-up-stays = Вы уже поработали здесь, и всё, что вы добавили, останется. Вымышленные записи удалятся одним действием, его можно отменить; в истории и копиях они сохранятся.
made-up-run = Убрать
today-answer = Ждёт вас
today-rules = Сделали правила сегодня
today-rules-all = Всё, что было сделано

## Rules: the record in a sentence

subject-contact = контакт
subject-company = компания
subject-lead = лид
subject-deal = сделка
subject-order = заказ
subject-ticket = обращение
subject-task = задача
subject-activity = дело
subject-payment = оплата
subject-message = сообщение
subject-person = сотрудник
subject-product = товар
subject-record = запись
owner-contact = контакта
owner-company = компании
owner-lead = лида
owner-deal = сделки
owner-order = заказа
owner-ticket = обращения
owner-task = задачи
owner-activity = дела
owner-payment = оплаты
owner-message = сообщения
owner-person = сотрудника
owner-product = товара
owner-record = записи
about-contact = контакту
about-company = компании
about-lead = лиду
about-deal = сделке
about-order = заказу
about-ticket = обращению
about-task = задаче
about-activity = делу
about-payment = оплате
about-message = сообщению
about-person = сотруднику
about-product = товару
about-record = записи
talk-contact = с контактом
talk-company = с компанией
talk-lead = с лидом
talk-deal = по сделке
talk-order = по заказу
talk-ticket = по обращению
talk-task = по задаче
talk-activity = по делу
talk-payment = по оплате
talk-message = по сообщению
talk-person = с сотрудником
talk-product = по товару
talk-record = по записи
of-field-company = компании
of-field-contact = контакта
of-field-assignee = ответственного
of-field-pipeline = воронки
of-field-stage = этапа
of-field-product = товара
of-field-rule = правила
of-field-by-run = запуска
trigger-created = появляется { $subject }
trigger-field-changed = у { $owner } меняется { $field }
trigger-stage-entered = { $subject } в воронке «{ $pipeline }» попадает на этап «{ $stage }»
trigger-stage-left = { $subject } в воронке «{ $pipeline }» покидает этап «{ $stage }»
trigger-activity-outcome = вы записываете { $activity } { $talk } с итогом «{ $outcome }»
trigger-filled = у { $owner } заполнено всё, что требует этап «{ $stage }»
trigger-pipeline = { $subject } переходит в воронку «{ $pipeline }»
trigger-pipeline-any = { $subject } переходит в другую воронку
trigger-button = вы запускаете его вручную для { $owner }
trigger-payment = по { $about } приходит оплата
trigger-task-done = по { $about } выполнена задача
trigger-task-given-up = по { $about } снята задача
trigger-task-ended = по { $about } выполнена или снята задача
trigger-date = у { $owner } наступает дата «{ $field }»
trigger-date-before = до даты «{ $field }» у { $owner } остаётся { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    }
trigger-date-after = после даты «{ $field }» у { $owner } проходит { $n ->
        [one] { $n } день
        [many] { $n } дней
       *[other] { $n } дня
    }
trigger-stands = { $subject } стоит на этапе «{ $stage }» { $span }
trigger-silence = { $talk } нет общения { $span }
logged-any = дело
logged-any-in = входящее дело
logged-any-out = исходящее дело
logged-call = звонок
logged-call-in = входящий звонок
logged-call-out = исходящий звонок
logged-meeting = встречу
logged-meeting-in = встречу по просьбе клиента
logged-meeting-out = встречу по вашей просьбе
logged-email = письмо
logged-email-in = входящее письмо
logged-email-out = исходящее письмо
logged-message = сообщение
logged-message-in = входящее сообщение
logged-message-out = исходящее сообщение
logged-note = заметку
logged-note-in = входящую заметку
logged-note-out = исходящую заметку
trigger-field-from = у { $owner } меняется { $field }, прежде { $from }
trigger-field-to = у { $owner } меняется { $field } на { $to }
trigger-field-from-to = у { $owner } меняется { $field } с { $from } на { $to }
trigger-entered-any = { $subject } попадает на новый этап
trigger-left-any = { $subject } покидает свой этап
trigger-activity = вы записываете { $activity } { $talk }
trigger-stands-any = { $subject } стоит на одном этапе { $span }
trigger-silence-in = { $talk } на этапе «{ $stage }» нет общения { $span }
trigger-recurring = { $each } в { $time } проверяется { $subject }
rhythm-each-day = каждый день
rhythm-each-workday = по будням
rhythm-each-week = по { $days }
rhythm-each-weeks = раз в { $n ->
        [one] { $n } неделю
        [many] { $n } недель
       *[other] { $n } недели
    } по { $days }
rhythm-each-month = { $day }-го числа каждого месяца
rhythm-each-months = раз в { $n ->
        [one] { $n } месяц
        [many] { $n } месяцев
       *[other] { $n } месяца
    } { $day }-го числа
rhythm-from = { $each }, начиная с { $day },
trigger-about = по { $about }

## Rules: conditions

operator-is = { $field } — { $value }
operator-is-not = { $field } — не { $value }
operator-contains = { $field } содержит «{ $value }»
operator-starts-with = { $field } начинается с «{ $value }»
operator-in = { $field } — одно из: { $value }
operator-empty = поле «{ $field }» пусто
operator-filled = поле «{ $field }» заполнено
operator-greater = { $field } больше { $value }
operator-less = { $field } меньше { $value }
operator-at-least = { $field } не меньше { $value }
operator-at-most = { $field } не больше { $value }
operator-before = { $field } раньше { $value }
operator-after = { $field } позже { $value }
operator-yes = { $field } — да
operator-no = { $field } — нет
related-field = { $field } { $record }
operator-not-before = { $field } не раньше { $value }
operator-not-after = { $field } не позже { $value }
operator-within-next = { $field } — { $n ->
        [0] сегодня
        [1] сегодня или завтра
        [one] в ближайшие { $n } день
        [few] в ближайшие { $n } дня
       *[other] в ближайшие { $n } дней
    }
operator-within-last = { $field } — { $n ->
        [0] сегодня
        [1] вчера или сегодня
        [one] за последние { $n } день
        [few] за последние { $n } дня
       *[other] за последние { $n } дней
    }
operator-longer-ago = { $field } — { $n ->
        [0] раньше сегодняшнего дня
        [one] более { $n } дня назад
       *[other] более { $n } дней назад
    }
operator-further-ahead = { $field } — { $n ->
        [0] позже сегодняшнего дня
        [one] более чем через { $n } день
        [few] более чем через { $n } дня
       *[other] более чем через { $n } дней
    }
operator-changed = поле «{ $field }» только что изменилось
operator-was = до этого в поле «{ $field }» стояло { $value }
operator-known-domain = почта принадлежит известной компании
operator-unknown-domain = почта не принадлежит известной компании
rules-the = { $what }
rules-quoted = «{ $what }»
rules-brackets = ({ $what })
rules-either = либо { $what }
rules-join-either = { $first }, либо { $next }
rules-join-nor = { $first } или { $next }
rules-never = ничто, потому что пустая группа «хотя бы одно» никогда не верна
related-label = { $record }: { $field }
operand-paid = оплаченная сумма
operand-balance = остаток к оплате
operand-last-contact = последнее общение
operand-open-tasks = число открытых задач
operand-messages-waiting = число неотправленных сообщений
operand-client-orders = число заказов клиента
operand-client-open-deals = число открытых сделок клиента
operand-client-last-order = последний заказ клиента
operand-client-paid = сумма оплат клиента
operand-label-paid = Оплачено
operand-label-balance = Остаток
operand-label-last-contact = Последнее общение
operand-label-open-tasks = Открытые задачи
operand-label-messages-waiting = Неотправленные сообщения
operand-label-client-orders = Клиент: число заказов
operand-label-client-open-deals = Клиент: число открытых сделок
operand-label-client-last-order = Клиент: последний заказ
operand-label-client-paid = Клиент: сумма оплат
operand-label-known-domain = Почта известной компании

## Схемы: путь правила, воронка

diagram-path = Схема правила
diagram-at = { $trigger }, в { $time }
diagram-way = Если { $conditions }
diagram-always = В любом случае
diagram-branch = Первый подходящий путь
diagram-too-late = За { $span } не дождались
diagram-goes-on = Ничего не делать, идти дальше
diagram-anywhere = Где бы ни стояла запись
diagram-beyond = Другие воронки
diagram-in = { $stage } (воронка «{ $pipeline }»)
diagram-closed = этот переход закрыт
diagram-of = Правила воронки «{ $name }»
diagram-to = на этап «{ $stage }»
diagram-acts = действует здесь
diagram-brings = появляется из: { $kind }
diagram-none = Здесь пока не действует ни одно правило.
diagram-print = Напечатать
diagram-page = Для печати

## Описание процесса

process-title = Описание процесса
process-export = Выгрузить описание процесса
process-about = Как здесь идёт работа: воронки и их этапы, свои поля и все правила. Можно читать, печатать и передавать другим. Клиентов, сделок и сумм в описании нет.
process-html = Сохранить как веб-страницу
process-markdown = Сохранить как Markdown
process-pictures = Схемы
process-as-of = Состояние на { $day }. Валюта: { $currency }.
process-ways = Только с этапов
process-any = с любого
process-moves = Что здесь делают правила:
process-not-yet = ещё не проверялось
diagram-rules = Этапы и правила на схеме

## Шесть вопросов для начала

wizard-title = Шесть вопросов
wizard-about = Из ответов складываются воронка и три правила для неё. Пока вы их не возьмёте, ничего не меняется, а сначала правила только наблюдают.
wizard-ask-work = Чем вы заняты больше всего?
wizard-answer-sales = Продаю товары или работу, о каждой продаже договариваюсь отдельно
wizard-answer-repeat = Продаю одним и тем же клиентам снова и снова
wizard-answer-orders = Изготавливаю или отправляю заказанное
wizard-answer-service = Принимаю обращения и решаю их
wizard-answer-onboarding = Ввожу новых клиентов в курс дела, шаг за шагом
wizard-ask-clients = Как к вам приходят клиенты?
wizard-answer-they-write = Пишут или звонят сами
wizard-answer-i-look = Я их ищу
wizard-answer-they-know-me = Уже знают меня или приходят по совету
wizard-ask-pay = Когда вам платят?
wizard-answer-later = Потом, по счёту
wizard-answer-ahead = Вперёд
wizard-answer-at-once = Сразу
wizard-ask-slips = Что ускользает чаще всего?
wizard-answer-answers = Письма и предложения, на которые никто не ответил
wizard-answer-next-step = Следующий шаг и его день
wizard-answer-money = Деньги, которые должны были прийти
wizard-answer-afterwards = Клиенты, когда работа сделана
wizard-ask-silence = Сколько молчания — уже слишком много?
wizard-answer-two-days = Два дня
wizard-answer-three-days = Три дня
wizard-answer-week = Неделя
wizard-answer-fortnight = Две недели
wizard-ask-others = Кто ещё работает вместе с вами?
wizard-answer-alone = Никто, я один
wizard-answer-some = Несколько равных коллег
wizard-answer-seniors = Коллеги, среди них есть старшие
wizard-left = { $n ->
        [one] Ещё { $n } ответ — и будет видно, что подходит.
        [few] Ещё { $n } ответа — и будет видно, что подходит.
       *[other] Ещё { $n } ответов — и будет видно, что подходит.
    }
wizard-proposal = Что подходит
wizard-pipeline = Воронка «{ $name }», а для неё:
wizard-why = Потому что вы ответили: «{ $answer }».
wizard-back = Было удалено и вернётся: { $names }
wizard-into-use = Было убрано и вернётся в работу: { $names }
wizard-take = Взять, пусть наблюдают
wizard-all-there = Все подходящие правила у вас уже есть.
wizard-never = Подходящей воронки в этой базе никогда не было.
wizard-taken = Взято
wizard-watching = Правила записывают, что сделали бы, и ничего не делают. Когда это будет то, что сделали бы и вы, пусть предлагают или действуют.
wizard-picture = Воронка на схеме
wizard-again = Ответить заново
wizard-rule-no-reply = { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[other] { $n } дней
    } нет ответа на предложение
wizard-rule-stands-still = Сделка стоит на месте { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[other] { $n } дней
    }
wizard-rule-ticket-quiet = { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[other] { $n } дней
    } тишины по обращению
wizard-rule-lead-quiet = { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[other] { $n } дней
    } тишины — на прогрев
wizard-rule-order-unpaid = { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[other] { $n } дней
    } без оплаты: письмо, потом звонок
wizard-rule-training-slow = { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[other] { $n } дней
    } на обучении
