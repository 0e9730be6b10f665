//! What is left of marked-up texts.

use proptest::prelude::*;

use super::*;

fn text(html: &str) -> String {
    stripped(html, Markup::Html).text
}

#[test]
fn html_becomes_words_and_lines() {
    for (html, words) in [
        ("<p>One</p>\n<p>Two</p>", "One\nTwo"),
        ("a<br/>b<BR>c", "a\nb\nc"),
        ("<ul><li>a</li><li><p>b</p></li></ul>c", "– a\n– b\nc"),
        ("<b>bo</b>ld  and\n spaced", "bold and spaced"),
        (
            "H<sub>2</sub>O, 10<sup>-3</sup> m<sup>n</sup>",
            "H₂O, 10⁻³ mn",
        ),
        (
            "fish &amp; chips &lt;b&gt; &eacute;&#233;&#xe9; &nope; &",
            "fish & chips <b> ééé &nope; &",
        ),
        ("&#146;tis&nbsp; here", "’tis  here"),
        ("&#0;&#1114112;&#xd800;", "\u{fffd}\u{fffd}\u{fffd}"),
        ("<!-- a > b -->shown<!-- open", "shown<!-- open"),
        ("1 < 2 and 3 <4, a <b", "1 < 2 and 3 <4, a <b"),
        ("<a title=\"a > b\" href='x'>link</a>", "link"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
            "a | b\n1 | 2",
        ),
        ("<pre>a\n  b\n</pre>c", "a\n  b\nc"),
        (
            "<script>alert(1)</script>x<style>p{}</style>y<iframe src=z>w</iframe>",
            "xy",
        ),
        ("x<SCRIPT>never closed", "x"),
        ("<!DOCTYPE html><?php echo 1 ?>x<![CDATA[y]]>", "x"),
        ("<p don't=1>x</p><p>y's</p>", "x\ny's"),
    ] {
        assert_eq!(text(html), words, "{html}");
    }
    assert_eq!(stripped("a\nb <i>c</i>", Markup::Auto).text, "a\nb c");
    assert_eq!(stripped("a <b>&amp;", Markup::Plain).text, "a <b>&amp;");
}

#[test]
fn markdown_becomes_words_and_lines() {
    for (markdown, words) in [
        (
            "a *b* __c__ `d` snake_case 2 * 3",
            "a b c d snake_case 2 * 3",
        ),
        ("____ is _the_ gap", "____ is the gap"),
        ("one  \ntwo\nthree\n\nfour", "one\ntwo three\nfour"),
        ("lists\n- a\n- b\n\nend", "lists\n– a\n– b\nend"),
        ("# Title\ntext", "Title\ntext"),
        ("[words](https://x.example) \\*star\\*", "words *star*"),
        ("<script>x</script>a &amp; b", "a & b"),
        ("```\n<b>\n```", "<b>"),
        ("[[[[(", "[[[[("),
    ] {
        assert_eq!(
            stripped(markdown, Markup::Markdown).text,
            words,
            "{markdown}"
        );
    }
    let picture = stripped("![a \"b\"](https://x.example/p.png) c", Markup::Markdown);
    let shape = picture.pictures[0].shape().unwrap();
    assert_eq!(
        (shape.url.as_str(), shape.alt.as_str()),
        ("https://x.example/p.png", "a \"b\"")
    );
}

#[test]
fn a_picture_is_one_of_the_web_or_one_in_itself_and_nothing_that_runs() {
    for (html, url) in [
        (
            "<img src='https://x.example/a.png?b=1&amp;c=2' alt=A>",
            Some("https://x.example/a.png?b=1&c=2"),
        ),
        (
            "<img alt=\"\" src = data:image/png;base64,iVBO/+=>",
            Some("data:image/png;base64,iVBO/+="),
        ),
        ("<img src=http://x.example/a.png>", None),
        ("<img src=javascript:alert(1)>", None),
        ("<img src=JaVaScRiPt:alert(1) onerror=alert(1)>", None),
        ("<img src='data:text/html;base64,PHNjcmlwdD4='>", None),
        ("<img src='data:image/svg+xml;base64,PHN2Zz4='>", None),
        ("<img src='data:image/png;base64,\"><script>'>", None),
        ("<img/src=x/onerror=alert(1)>", None),
        ("<img src>", None),
    ] {
        let found = stripped(html, Markup::Html);
        assert_eq!(found.pictures.len(), 1, "{html}");
        let shape = found.pictures[0].shape();
        assert_eq!(
            shape.as_ref().map(|shape| shape.url.as_str()),
            url,
            "{html}"
        );
        assert_eq!(found.text, "", "{html}");
    }
    assert_eq!(
        stripped("<video src=x></video><embed>", Markup::Html).media,
        2
    );
}

#[test]
fn what_is_open_to_the_end_costs_no_more_than_its_length() {
    // Each of these takes minutes more where a search is begun again at every sign.
    for (part, count) in [
        ("<!--", 15_000),
        ("<a ", 15_000),
        ("<a x=\"", 15_000),
        ("<a x=\">\" <", 15_000),
        ("&", 30_000),
        ("<script", 15_000),
        ("<li>", 15_000),
        ("<sub>2", 15_000),
        ("</", 30_000),
        ("![", 30_000),
        ("](", 30_000),
        ("\n", 30_000),
    ] {
        let long = part.repeat(count);
        for markup in [Markup::Html, Markup::Auto, Markup::Markdown] {
            let left = stripped(&long, markup);
            assert!(left.text.len() <= long.len() + 3 * count);
        }
    }
}

proptest! {
    #[test]
    fn a_plain_text_comes_back_from_its_html(text in "[ a-z<>&\"'é=\\n]{0,40}") {
        let plain = clean(&text);
        let lines: Vec<&str> = plain.split('\n').map(str::trim_end).collect();
        let plain = lines.join("\n");
        prop_assume!(!plain.contains("\n\n\n"));
        prop_assert_eq!(stripped(&as_html(&plain), Markup::Html).text, plain);
    }

    #[test]
    fn any_text_at_all_is_read(text in ".{0,200}") {
        for markup in [Markup::Html, Markup::Auto, Markup::Markdown, Markup::Plain] {
            let found = stripped(&text, markup);
            prop_assert!(!found.text.contains('\0'));
        }
    }

    #[test]
    fn no_tag_that_a_browser_would_read_is_left(parts in proptest::collection::vec(
        prop_oneof!["<script>", "</script>", "<", ">", "<b x='", "\"", "'", "<!--", "-->", "a", "<img src=x>", "="], 0..20,
    )) {
        let text = stripped(&parts.concat(), Markup::Html).text;
        // What was not closed is text; what is closed is gone.
        prop_assert!(!text.contains("<script>"), "{}", text);
    }
}
