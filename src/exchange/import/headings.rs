//! What columns are called in the tables people have, squeezed to letters and digits: in English and in
//! Russian, as other programs and banks write them. Words of one field stand with the likelier first.

use super::mapping::NamePart;
use crate::model::schema::{
    AMOUNT, ASSIGNEE, AT, BIRTHDAY, CATEGORY, CHANNEL, CLOSED_ON, COMPANY, CONTACT, DEADLINE, DIRECTION, DUE, EMAIL,
    EXPECTED_CLOSE, FORM, INVOICE_DUE, INVOICE_NUMBER, LANGUAGE, LOST_REASON, NAME, NOTES, OUTCOME, PAID_ON, PAYER,
    PHONE, POSITION, PRICE, PRIORITY, PROBABILITY, PRODUCT, REFERENCE, SOURCE, STAGE, START, STARTED_ON, STATUS, TAGS,
    TELEGRAM, TEXT, TOTAL, TRACKING_NUMBER, WANTED_RESULT, WEBSITE,
};
use crate::model::{FieldId, Kind};

/// Words with a blank between.
type Words = &'static str;

/// The kinds that a table can become, the likelier first.
pub const KINDS: &[Kind] = &[
    Kind::Contact,
    Kind::Company,
    Kind::Deal,
    Kind::Lead,
    Kind::Order,
    Kind::Ticket,
    Kind::Product,
    Kind::Person,
    Kind::Payment,
    Kind::Task,
    Kind::Activity,
];

/// A column that is called after the kind holds its name, and a table with it is one of the kind.
pub(super) const fn names_of(kind: Kind) -> Words {
    match kind {
        Kind::Contact => "contact contactname client customer контакт клиент покупатель",
        Kind::Company => {
            "company account companyname accountname organization organisation organizationname \
        компания организация названиекомпании контрагент фирма юрлицо"
        }
        Kind::Deal => {
            "deal dealname opportunity opportunityname dealtitle сделка названиесделки \
        наименованиесделки"
        }
        Kind::Lead => "lead leadname enquiry inquiry лид названиелида заявка обращение",
        Kind::Order => "order ordername заказ названиезаказа",
        Kind::Ticket => "ticket subject ticketname case request тикет тема запрос",
        Kind::Product => "product productname item sku товар продукт наименованиетовара номенклатура услуга",
        Kind::Person => "salesagent agent salesrep employee staff user colleague manager сотрудник менеджер коллега",
        Kind::Task => "task taskname todo задача дело",
        _ => "",
    }
}

/// What a name is called in a table of any kind.
pub(super) const NAMES: Words = "name fullname displayname title имя фио название наименование полноеимя anzeigename";

/// Parts of a person's name.
pub(super) const PARTS: &[(NamePart, Words)] = &[
    (NamePart::First, "firstname givenname forename имя vorname"),
    (NamePart::Last, "lastname surname familyname secondname фамилия nachname"),
    (NamePart::Middle, "middlename additionalname patronymic отчество"),
];

/// What fields are called, whatever the kind.
pub(super) const FIELDS: &[(FieldId, Words)] = &[
    (NAME, NAMES),
    (
        COMPANY,
        "company account companyname accountname organization organisation organizationname \
        customer client компания организация клиент контрагент фирма organisationfirma",
    ),
    (CONTACT, "contact contactname primarycontact person контакт контактноелицо"),
    (
        EMAIL,
        "email emailaddress mail email1 email1value workemail primaryemail почта электроннаяпочта \
        элпочта адресэлектроннойпочты primäreemailadresse",
    ),
    (
        PHONE,
        "phone mobile mobilephone phonenumber telephone tel cell cellphone businessphone \
        workphone homephone phone1value телефон мобильный мобильныйтелефон рабочийтелефон \
        номертелефона тел",
    ),
    (WEBSITE, "website url web site webpage homepage companydomain сайт вебсайт"),
    (POSITION, "position jobtitle role job organizationtitle должность роль"),
    (BIRTHDAY, "birthday dateofbirth birthdate dob born bday деньрождения датарождения др"),
    (LANGUAGE, "language язык"),
    (CHANNEL, "channel preferredchannel канал каналсвязи"),
    (TELEGRAM, "telegram telegramusername телеграм телеграмм"),
    (TAGS, "tags labels tag categories теги метки"),
    (STATUS, "clientstatus contactstatus status статус статусклиента"),
    (SOURCE, "source leadsource origin источник utmsource"),
    (NOTES, "notes note comment comments description remarks заметки комментарий примечание описание"),
    (
        ASSIGNEE,
        "assignee owner salesagent agent salesrep assignedto responsible manager dealowner \
        ownername ответственный менеджер исполнитель",
    ),
    (
        STAGE,
        "stage dealstage stagename pipelinestage salesstage leadstage leadstatus orderstatus \
        status этап этапсделки стадия стадиясделки статус статусзаказа",
    ),
    (
        AMOUNT,
        "amount closevalue dealvalue value dealamount sum revenue total paid credit сумма \
        суммасделки бюджет стоимость суммаплатежа приход поступление",
    ),
    (TOTAL, "total ordertotal amount grandtotal sum сумма итого суммазаказа стоимость"),
    (PRICE, "price salesprice unitprice listprice цена ценапродажи стоимость"),
    (PROBABILITY, "probability chance вероятность"),
    (
        STARTED_ON,
        "engagedate startdate startedon createdate createddate created orderdate дата \
        датасоздания датаначала начало создана создан датазаказа",
    ),
    (CLOSED_ON, "closedate closedon closeddate enddate wondate датазакрытия закрыта датазавершения"),
    (EXPECTED_CLOSE, "expectedclose expectedclosedate forecastdate плановаядатазакрытия ожидаемоезакрытие"),
    (INVOICE_NUMBER, "invoicenumber invoice invoiceno номерсчета счет"),
    (INVOICE_DUE, "invoicedue paymentdue оплатитьдо срокоплаты срокоплатысчета"),
    (LOST_REASON, "lostreason lossreason closedlostreason reasonlost причинаотказа причинапроигрыша"),
    (TRACKING_NUMBER, "trackingnumber tracking трекномер трек"),
    (PRODUCT, "product productname item товар продукт услуга"),
    (CATEGORY, "category series type group категория тип группа"),
    (PRIORITY, "priority приоритет"),
    (DEADLINE, "deadline due duedate срок дедлайн крайнийсрок"),
    (DUE, "due duedate deadline срок дедлайн крайнийсрок"),
    (START, "start startdate начало датаначала"),
    (WANTED_RESULT, "wantedresult result goal результат цель"),
    (FORM, "form activitytype type тип видконтакта"),
    (DIRECTION, "direction направление"),
    (OUTCOME, "outcome итог"),
    (AT, "at time datetime date когда дата датаивремя"),
    (TEXT, "text body message note notes текст сообщение заметка"),
    (
        PAID_ON,
        "paidon paymentdate bookingdate valuedate datereceived date датаплатежа датаоплаты \
        датапроводки датаоперации дата",
    ),
    (
        REFERENCE,
        "reference paymentreference purpose details memo narrative description назначениеплатежа \
        назначение основание",
    ),
    (PAYER, "payer counterparty receivedfrom payername sender плательщик контрагент отправитель"),
];

/// Columns that only one kind of table has.
pub(super) const TELLING: &[(Kind, FieldId)] = &[
    (Kind::Deal, STAGE),
    (Kind::Payment, PAYER),
    (Kind::Payment, REFERENCE),
    (Kind::Payment, PAID_ON),
    (Kind::Contact, EMAIL),
    (Kind::Contact, BIRTHDAY),
    (Kind::Ticket, DEADLINE),
    (Kind::Order, TRACKING_NUMBER),
    (Kind::Order, TOTAL),
    (Kind::Task, DUE),
    (Kind::Activity, OUTCOME),
    (Kind::Activity, DIRECTION),
];

/// The last word of a column that holds another program's key.
pub(super) const KEYS: Words = "id ид key код uuid guid";

/// Whether a squeezed heading is one of the words. A column that is called nothing is none of them.
pub(super) fn is_one_of(heading: &str, words: &str) -> bool {
    !heading.is_empty() && words.split(' ').any(|word| word == heading)
}

/// What stages are called elsewhere, by what they are: a beginning, a success, a failure.
pub(super) const STAGES: &[(&str, Words)] = &[
    (
        "won",
        "won closedwon win success paid completed done delivered успешно успешнореализовано \
        выиграна выиграно оплачено завершено завершен выполнено доставлено",
    ),
    (
        "lost",
        "lost closedlost lose cancelled canceled declined rejected провалено \
        закрытоинереализовано проиграна проиграно отказ отменено отменен",
    ),
    (
        "first",
        "new open prospecting prospect qualification lead todo created новая новый новое \
        первичныйконтакт неразобранное создан",
    ),
];
