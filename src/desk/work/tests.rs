//! What the worker tells, and when.

use super::*;

/// What is told of a table of so many events, and what each step of counting tells.
fn told(events: usize) -> (Vec<Told>, Vec<Told>) {
    let rows = (0..events).map(|n| format!("{},The affair of {n:x}h\n", 1000 + n));
    let table: String = ["date,title\n".to_owned()]
        .into_iter()
        .chain(rows)
        .collect();
    let mut desk = Desk::default();
    desk.hand(table.into_bytes());
    let (mut told, mut counted) = (Vec::new(), Vec::new());
    desk.carry_out(Order::Read(Chosen::default()), &mut |one| told.push(one));
    let mut steps = 0;
    while desk.count_on(&mut |one| counted.push(one)) {
        assert!(counted.is_empty(), "it is told when all is counted");
        steps += 1;
    }
    assert!(steps == 0 || steps == Form::ALL.len());
    (told, counted)
}

fn worth(told: &[Told]) -> Option<usize> {
    let of = |told: &Told| match told {
        Told::Overview(overview) => {
            Some(overview.worth.as_ref().map_or(0, |worth| worth.forms.len()))
        }
        _ => None,
    };
    told.iter().find_map(of)
}

#[test]
fn a_large_set_is_told_of_before_its_questions_are_counted() {
    let (told_first, counted) = told(AT_ONCE + 1);
    assert_eq!(worth(&told_first), Some(0));
    assert!(matches!(counted.as_slice(), [Told::Worth(worth)] if worth.or_more));
    let (told_first, counted) = told(10);
    assert!(worth(&told_first) > Some(0));
    assert_eq!(counted, []);
}

#[test]
fn the_ends_of_many_events_are_those_of_the_first_and_the_last() {
    let rows = (0..500).map(|n| format!("{},The affair of {n:x}h\n", 1000 + 2 * n));
    let table: String = ["date,title\n1999,The end\n".to_owned()]
        .into_iter()
        .chain(rows)
        .chain(["2003-11,Later yet\n".to_owned()])
        .collect();
    let mut desk = Desk::default();
    desk.hand(table.into_bytes());
    let mut ends = None;
    desk.carry_out(Order::Read(Chosen::default()), &mut |told| {
        if let Told::Overview(overview) = told {
            assert!(overview.marks.len() <= 200);
            ends = overview.ends;
        }
    });
    assert_eq!(ends, Some((100_000, 200_383)));
}
