//! What a column holds, from its heading, in the languages that tables come in; folded as
//! [`fold`] leaves them.

use crate::exchange::Column;
use crate::set::fold::fold;

/// A column with the headings that mean it, parted by bars: in English, and in German, French,
/// Spanish, Russian, Japanese, Italian, Portuguese and Dutch.
type Headings = (Column, &'static str, &'static str);

const HEADINGS: &[Headings] = &[
    (
        Column::Date,
        "date|dates|year|when|day|start|start date|begin|began|from|date of event|\
         event date|start year",
        "datum|jahr|wann|zeit|zeitpunkt|beginn|von|fecha|ano|cuando|inicio|\
         fecha de inicio|annee|quand|date de debut|debut|дата|год|когда|начало|日付|年|年月日|\
         日時|いつ|開始|開始日|data|anno|quando|jaar|wanneer|begindatum",
    ),
    (
        Column::EndDate,
        "end date|end|ended|until|to|finish|end year",
        "ende|enddatum|bis|fin|date de fin|jusqu a|fecha de fin|fecha final|hasta|конец|\
         дата окончания|окончание|終了|終了日|終わり|fine|eind|einddatum|tot",
    ),
    (
        Column::Title,
        "title|event|events|name|what|headline|event name|what happened",
        "titel|ereignis|ereignisse|was|bezeichnung|titre|evenement|quoi|titulo|evento|\
         acontecimiento|suceso|que|название|событие|заголовок|что|出来事|題名|タイトル|事件|事項|できごと|\
         titolo|avvenimento|gebeurtenis",
    ),
    (
        Column::Summary,
        "summary|description|text|details|note|notes|sentence|abstract|comment",
        "beschreibung|zusammenfassung|kurzbeschreibung|resume|texte|descripcion|resumen|\
         описание|текст|説明|概要|内容|descrizione|descricao|omschrijving|beschrijving",
    ),
    (
        Column::Kind,
        "kind|type|category|sort|class|theme|topic",
        "art|typ|kategorie|thema|genre|categorie|theme|tipo|clase|categoria|категория|\
         тип|вид|тема|種類|分類|カテゴリ|soort",
    ),
    (
        Column::Place,
        "place|places|where|location|city|town|venue|site",
        "ort|wo|stadt|schauplatz|lieu|endroit|ville|lugar|donde|ciudad|место|где|город|\
         場所|地名|どこ|都市|luogo|citta|local|plaats",
    ),
    (
        Column::Actors,
        "actors|actor|who|participants|participant|parties|involved",
        "akteure|beteiligte|wer|acteurs|qui|actores|quien|участники|кто|関係者|誰|当事者|chi|\
         attori|wie",
    ),
    (Column::Actors, PERSONS.0, PERSONS.1),
    (Column::Actors, STATES.0, STATES.1),
    (
        Column::Subject,
        "subject|who did it",
        "subjekt|sujet|sujeto|подлежащее|主語|soggetto",
    ),
    (
        Column::Verb,
        "verb|predicate|did|action",
        "pradikat|verbe|verbo|глагол|сказуемое|動詞|述語",
    ),
    (
        Column::Quantity,
        "quantity|number|amount|value|how many|how much|figure",
        "zahl|anzahl|menge|wert|nombre|quantite|cantidad|numero|число|количество|数|数量|\
         aantal",
    ),
    (
        Column::QuantityOf,
        "quantity of|number of what|what is counted|of what",
        "zahl von|nombre de|cantidad de|число чего|何の数",
    ),
    (
        Column::Source,
        "source|sources|reference|references|citation|book",
        "quelle|quellen|buch|fuente|fuentes|livre|источник|источники|出典|出所|fonte|fonti|\
         bron",
    ),
    (
        Column::Section,
        "section|chapter|page|pages",
        "kapitel|seite|abschnitt|chapitre|capitulo|pagina|глава|страница|章|ページ|節",
    ),
    (
        Column::Tags,
        "tags|tag|labels|keywords",
        "schlagworte|stichworte|schlagworter|etiquetas|etiquettes|mots cles|теги|метки|タグ",
    ),
    (
        Column::Image,
        "image|images|picture|photo|image url|image link|picture url|media",
        "bild|bilder|foto|imagen|imagem|immagine|картинка|изображение|画像|写真|afbeelding",
    ),
    (
        Column::Alt,
        "alt|alt text|alternative text|image description",
        "alternativtext|bildbeschreibung|texte alternatif|texto alternativo|\
         описание картинки|代替テキスト",
    ),
    (Column::Id, "id|identifier|slug", "kennung|идентификатор"),
    (
        Column::Front,
        "front|term|terms|word|prompt|side 1|front side",
        "vorderseite|begriff|wort|recto|terme|mot|anverso|termino|palabra|термин|слово|\
         лицевая сторона|表|用語|単語|termine|begrip",
    ),
    (
        Column::Back,
        "back|definition|definitions|meaning|translation|side 2|back side",
        "ruckseite|bedeutung|ubersetzung|verso|signification|traduction|reverso|\
         definicion|significado|определение|значение|перевод|обратная сторона|裏|定義|意味|\
         definizione|definitie",
    ),
    (
        Column::Stem,
        "question|questions|stem|question text|quiz question|q",
        "frage|fragen|fragetext|pregunta|preguntas|pergunta|вопрос|вопросы|質問|問題|設問|\
         domanda|vraag",
    ),
    (
        Column::Option,
        "option|choice|answer option|wrong answer|incorrect answer|distractor|wrong|\
         alternative",
        "antwortoption|antwortmoglichkeit|falsche antwort|choix|opcion|opcao|вариант|\
         вариант ответа|選択肢|opzione|optie",
    ),
    (
        Column::Key,
        "answer|answers|key|correct answer|correct answers|correct|right answer|solution|\
         correct option",
        "antwort|antworten|richtige antwort|richtig|losung|reponse|reponses|\
         bonne reponse|bonnes reponses|solution|respuesta|respuesta correcta|resposta|\
         ответ|ответы|правильныи ответ|答え|正解|解答|回答|risposta|risposta corretta|antwoord|\
         juiste antwoord",
    ),
    (
        Column::Why,
        "why|explanation|feedback|rationale|answer explanation",
        "erklarung|begrundung|explication|explicacion|объяснение|пояснение|解説|\
         spiegazione|uitleg",
    ),
];

const PERSONS: (&str, &str) = (
    "person|persons|people|key people|leader|leaders|figure name|human",
    "personen|personnes|personne|personnages|personas|persona|лица|человек|люди|人物|\
     persone|pessoas",
);

const STATES: (&str, &str) = (
    "country|countries|state|states|nation|nations",
    "land|lander|staat|staaten|pays|etat|etats|pais|paises|estado|estados|страна|\
     страны|государство|国|国家|paese|paesi|landen",
);

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) column: Column,
    /// Whether it is an English one.
    pub(super) is_english: bool,
}

/// What a heading means, as it stands there.
pub(super) fn meaning(heading: &str) -> Option<Meaning> {
    if heading.is_empty() || heading.len() > 80 {
        return None;
    }
    let own = heading.trim().to_lowercase();
    if let Some(column) = Column::named(&own) {
        return Some(Meaning {
            column,
            is_english: true,
        });
    }
    let head = heading
        .split(['(', '[', ':', '\n', '\r'])
        .next()
        .unwrap_or_default();
    let (whole, head) = (fold(heading), fold(head));
    exact(&whole)
        .or_else(|| exact(&head))
        .or_else(|| numbered(&head))
        .or_else(|| numbered(&whole))
}

fn holds(headings: &str, folded: &str) -> bool {
    headings.split('|').any(|heading| heading == folded)
}

fn exact(folded: &str) -> Option<Meaning> {
    HEADINGS.iter().find_map(|(column, english, other)| {
        let is_english = holds(english, folded);
        (is_english || holds(other, folded)).then_some(Meaning {
            column: *column,
            is_english,
        })
    })
}

/// "Option 3", "Answer B", "Antwort 2": one of several that are numbered.
fn numbered(folded: &str) -> Option<Meaning> {
    let number = folded.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let base = match number.len() < folded.len() {
        true => number,
        false => {
            let (base, letter) = folded.rsplit_once(' ')?;
            matches!(letter.as_bytes(), [b'a'..=b'h']).then_some(base)?
        }
    };
    let meaning = exact(base.trim_end())?;
    let column = match meaning.column {
        Column::Option | Column::Key => Column::Option,
        Column::Actors => Column::Actors,
        Column::Tags => Column::Tags,
        _ => return None,
    };
    Some(Meaning { column, ..meaning })
}

/// "A" to "H", over the options of a question.
pub(super) fn is_letter(heading: &str) -> bool {
    matches!(heading.trim().as_bytes(), [b'a'..=b'h' | b'A'..=b'H'])
}

/// Of what kind those are that a column of actors names.
pub(in crate::exchange) fn kind_of_actors(heading: &str) -> &'static str {
    let folded = fold(heading);
    let base = folded
        .trim_end_matches(|sign: char| sign.is_ascii_digit())
        .trim_end();
    let is_of = |words: (&str, &str)| holds(words.0, base) || holds(words.1, base);
    if is_of(PERSONS) {
        "person"
    } else if is_of(STATES) {
        "state"
    } else {
        "actor"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_understood_in_several_languages() {
        for (heading, column) in [
            ("Date", Column::Date),
            ("DATUM", Column::Date),
            ("Année", Column::Date),
            ("Дата", Column::Date),
            ("年月日", Column::Date),
            ("Date (dd/mm/yyyy)", Column::Date),
            ("end date", Column::EndDate),
            ("Ereignis", Column::Title),
            ("Événement", Column::Title),
            ("出来事", Column::Title),
            ("Описание", Column::Summary),
            ("Country", Column::Actors),
            ("Person 2", Column::Actors),
            ("Question Text", Column::Stem),
            ("Option 3", Column::Option),
            ("Answer B", Column::Option),
            ("Answer", Column::Key),
            ("Correct Answer(s)\n(Only include Answer #)", Column::Key),
            ("Rückseite", Column::Back),
        ] {
            let found = meaning(heading).map(|meaning| meaning.column);
            assert_eq!(found, Some(column), "{heading}");
        }
        for heading in ["", "1956", "Treaty of Portsmouth", "Time limit", "x"] {
            assert_eq!(meaning(heading), None, "{heading}");
        }
    }

    #[test]
    fn the_names_of_columns_are_always_understood() {
        for column in Column::ALL {
            let found = meaning(column.name()).map(|meaning| meaning.column);
            assert_eq!(found, Some(column));
        }
    }

    #[test]
    fn a_heading_says_of_what_kind_the_actors_are() {
        for (heading, kind) in [
            ("Person", "person"),
            ("People 1", "person"),
            ("Länder", "state"),
            ("Who", "actor"),
        ] {
            assert_eq!(kind_of_actors(heading), kind);
        }
    }

    #[test]
    fn no_heading_means_two_columns() {
        let all = HEADINGS.iter().flat_map(|(column, english, other)| {
            english
                .split('|')
                .chain(other.split('|'))
                .map(move |word| (word, *column))
        });
        let mut seen = std::collections::HashMap::new();
        for (word, column) in all {
            assert_eq!(fold(word), word, "a heading stands here as it folds");
            let before = seen.insert(word, column);
            assert!(before.is_none_or(|before| before == column), "{word}");
        }
    }
}
