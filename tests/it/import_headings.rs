//! What a table's headings say: what its rows are, and where its columns go.

use crate::import_rows::proposed;
use crate::story::Story;
use tend::exchange::import::Target;
use tend::model::Kind;
use tend::model::schema::{AMOUNT, INVOICE_DUE, INVOICE_NUMBER, STAGE};

#[test]
fn tables_are_known_by_their_headings() {
    let story = Story::new();
    for (text, kind) in [
        ("Название;Сайт;Телефон\nЛипа;lipa.example;+7 495 111-22-33", Kind::Company),
        ("Компания;Сайт;Телефон\nЛипа;lipa.example;+7 495 111-22-33", Kind::Company),
        ("Сделка;Этап;Сумма\nЦенники;Новая;100", Kind::Deal),
        ("Товар;Цена\nЦенник;10", Kind::Product),
        ("Сотрудник;Должность\nОльга;Продавец", Kind::Person),
        ("Дата;Плательщик;Назначение платежа;Сумма\n01.02.2026;Липа;счёт 17;10", Kind::Payment),
        ("Task,Due\nCall,2026-01-02", Kind::Task),
        ("Name,Company,Email,Phone\nAnn,Acme,a@b.example,+44 20 7946 0000", Kind::Contact),
    ] {
        assert_eq!(proposed(&story, text, None).kind, kind, "{text}");
    }
}

#[test]
fn what_a_stage_asks_for_is_known_by_the_name_it_has_on_screen_in_either_language() {
    let story = Story::new();
    for text in [
        "Deal;Stage;Amount;Invoice number;Invoice due\nTags;Invoice sent;640;R-1;2027-03-15",
        "Сделка;Этап;Сумма;Номер счёта;Срок оплаты счёта\nTags;Invoice sent;640;R-1;2027-03-15",
    ] {
        let mapping = proposed(&story, text, Some(Kind::Deal));
        let goes =
            |wanted| mapping.columns.iter().any(|to| matches!(to, Target::Field { field, .. } if *field == wanted));
        assert!([STAGE, AMOUNT, INVOICE_NUMBER, INVOICE_DUE].into_iter().all(goes), "{text}");
    }
}
