use super::*;

fn of(learners: usize, facility: f64, discrimination: Option<f64>) -> Analysis {
    Analysis {
        learners,
        items: vec![Item {
            facility,
            discrimination,
            ..Item::default()
        }],
        ..Analysis::default()
    }
}

#[test]
fn a_question_is_remarked_on_by_its_figures() {
    for (facility, index, options, said) in [
        (0.5, Some(-0.21), Some(4), vec![Remark::WeakerDidBetter]),
        (
            0.95,
            Some(-0.1),
            None,
            vec![Remark::WeakerDidBetter, Remark::TooEasyToTell],
        ),
        // Too little to be told from nothing.
        (0.5, Some(-0.004), None, vec![Remark::TellsNothing]),
        (0.95, Some(0.1), None, vec![Remark::TooEasyToTell]),
        (1.0, None, None, vec![Remark::TooEasyToTell]),
        (0.94, Some(0.4), None, vec![Remark::Fine]),
        (0.1, Some(0.1), Some(4), vec![Remark::TooHard]),
        (0.0, None, Some(4), vec![Remark::TooHard]),
        (0.3, Some(0.19), Some(4), vec![Remark::GuessedMaybe]),
        (0.31, Some(0.19), Some(4), vec![Remark::TellsNothing]),
        (0.3, Some(0.2), Some(4), vec![Remark::TellsLittle]),
        (0.3, Some(0.19), None, vec![Remark::TellsNothing]),
        (0.5, Some(0.29), None, vec![Remark::TellsLittle]),
        (0.5, Some(0.3), None, vec![Remark::Fine]),
        (0.5, None, None, vec![Remark::SameForAll]),
    ] {
        assert_eq!(
            remarks(&of(20, facility, index), 0, options),
            said,
            "{facility} {index:?}"
        );
    }
    for few in [1, STEADY - 1] {
        assert_eq!(remarks(&of(few, 0.5, Some(-0.5)), 0, None), []);
    }
    assert_eq!(remarks(&of(20, 0.5, None), 1, None), []);
}

#[test]
fn a_test_is_remarked_on_by_its_figures() {
    let test = |learners, alpha: f64, error| Analysis {
        learners,
        deviation: Some(0.2),
        alpha: Some(alpha),
        error_ratio: Some((1.0 - alpha).max(0.0).sqrt()),
        standard_error: Some(error),
        ..Analysis::default()
    };
    for (analysis, said) in [
        (test(1, 0.8, 0.0), vec![TestRemark::TooFew]),
        (test(9, 0.8, 0.0), vec![TestRemark::Unsteady]),
        (test(10, 0.75, 0.08), vec![TestRemark::Consistent]),
        (
            test(10, 0.74, 0.08),
            vec![TestRemark::SomewhatConsistent, TestRemark::MostlyChance],
        ),
        (
            test(10, 0.63, 0.09),
            vec![
                TestRemark::Inconsistent,
                TestRemark::MostlyChance,
                TestRemark::LargeError,
            ],
        ),
        (test(10, -0.4, 0.0), vec![TestRemark::Contrary]),
        (
            Analysis {
                learners: 12,
                deviation: Some(0.0),
                ..Analysis::default()
            },
            vec![TestRemark::AllAlike],
        ),
    ] {
        assert_eq!(test_remarks(&analysis), said);
    }
}

#[test]
fn remarks_are_sentences_with_their_figures() {
    let analysis = of(20, 0.5, Some(-0.209));
    assert_eq!(
        words(Remark::WeakerDidBetter, 11, &analysis.items[0]),
        "Question 11: weaker learners did better (−0.21). Check the key."
    );
    assert_eq!(
        test_words(TestRemark::Unsteady, &of(6, 0.0, None)),
        "Only 6 learners: the figures are unsteady, and one more learner could turn them."
    );
}
