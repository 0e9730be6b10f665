//! Elements. `html!` writes an element out at every place that has one, and that was half of
//! the app; here each is a call.
//!
//! ```text
//! el("p class='lesser' role='status'").text(wording::OPENING)
//! el("a").attr("href", route.address()).text(name)
//! el("ul").each(&names, |name| el("li").text(name))
//! ```
//!
//! What never changes is written as in HTML, in single quotes; what does, with `attr`. A child
//! that may be missing is an `Option`: it keeps its place, so that its neighbours keep theirs.

use std::rc::Rc;

use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VNode, VTag, VText,
};
use yew::{AttrValue, Html};

use crate::app::Msg;
use crate::ui::{Event, Link};

/// Every attribute in use; a new one is added here. Where two elements name this one list, Yew
/// compares them place by place, without a map.
static ATTRIBUTES: [&str; 70] = [
    "id",
    "name",
    "type",
    "href",
    "rel",
    "src",
    "alt",
    "loading",
    "muted",
    "playsinline",
    "referrerpolicy",
    "role",
    "scope",
    "lang",
    "dir",
    "style",
    "tabindex",
    "inert",
    "value",
    "selected",
    "disabled",
    "inputmode",
    "autocomplete",
    "autocapitalize",
    "spellcheck",
    "size",
    "min",
    "max",
    "placeholder",
    "readonly",
    "rows",
    "viewBox",
    "preserveAspectRatio",
    "d",
    "data-control",
    "data-drop",
    "data-option",
    "data-what",
    "data-printed",
    "data-side",
    "data-part",
    "data-code",
    "data-format",
    "data-weight",
    "data-question",
    "data-form",
    "data-seed",
    "data-difficulty",
    "data-beside",
    "data-verdict",
    "aria-checked",
    "aria-current",
    "aria-describedby",
    "aria-expanded",
    "aria-hidden",
    "aria-invalid",
    "aria-label",
    "aria-labelledby",
    "aria-modal",
    "aria-pressed",
    "aria-sort",
    "aria-activedescendant",
    "aria-colcount",
    "aria-colindex",
    "aria-multiselectable",
    "aria-rowcount",
    "aria-rowindex",
    "aria-selected",
    "data-seek",
    "class",
];

/// An element that is being made, or a group of them. As small as a pointer: it is passed on a lot.
#[must_use]
pub struct Element(Box<Parts>);

struct Parts {
    /// None for a group.
    tag: Option<VTag>,
    children: Vec<VNode>,
}

/// An element: its name, and its attributes that never change.
///
/// # Panics
/// With debug assertions, when an attribute is not in the list of those in use.
#[inline(never)]
pub fn el(written: &'static str) -> Element {
    let (name, mut rest) = written.split_once(' ').unwrap_or((written, ""));
    let mut tag = VTag::new(AttrValue::Static(name));
    tag.attributes = Attributes::Dynamic {
        keys: &ATTRIBUTES,
        values: Box::new([const { None }; ATTRIBUTES.len()]),
    };
    while let Some((name, value)) = rest.split_once("='") {
        let (value, after) = value.split_once('\'').unwrap_or_default();
        set(&mut tag, name, AttrValue::Static(value));
        rest = after.trim_start();
    }
    Element(Box::new(Parts {
        tag: Some(tag),
        children: Vec::new(),
    }))
}

/// Elements side by side, without one around them.
#[inline(never)]
pub fn group() -> Element {
    Element(Box::new(Parts {
        tag: None,
        children: Vec::new(),
    }))
}

#[inline(never)]
fn set(tag: &mut VTag, name: &str, value: AttrValue) {
    let at = ATTRIBUTES.iter().position(|known| *known == name);
    if let (Some(at), Attributes::Dynamic { values, .. }) = (at, &mut tag.attributes) {
        values[at] = Some(AttributeOrProperty::Attribute(value));
    } else {
        debug_assert!(false, "{name} is not in the list of attributes");
    }
}

/// What can be written on the page: text, a number, or nothing.
pub trait Words {
    /// Writes it inside an element.
    fn inside(self, element: Element) -> Element;
    /// Writes it as an attribute.
    fn attribute(self, element: Element, name: &str) -> Element;
}

impl Words for &str {
    #[inline(never)]
    fn inside(self, mut element: Element) -> Element {
        let text = VText::new(AttrValue::from(self));
        element.0.children.push(VNode::VText(text));
        element
    }

    #[inline(never)]
    fn attribute(self, mut element: Element, name: &str) -> Element {
        if let Some(tag) = &mut element.0.tag {
            set(tag, name, self.into());
        }
        element
    }
}

impl Words for String {
    #[inline(never)]
    fn inside(self, element: Element) -> Element {
        self.as_str().inside(element)
    }

    #[inline(never)]
    fn attribute(self, element: Element, name: &str) -> Element {
        self.as_str().attribute(element, name)
    }
}

impl Words for &String {
    #[inline]
    fn inside(self, element: Element) -> Element {
        self.as_str().inside(element)
    }

    #[inline]
    fn attribute(self, element: Element, name: &str) -> Element {
        self.as_str().attribute(element, name)
    }
}

impl Words for usize {
    #[inline(never)]
    fn inside(self, element: Element) -> Element {
        self.to_string().inside(element)
    }

    #[inline(never)]
    fn attribute(self, element: Element, name: &str) -> Element {
        self.to_string().attribute(element, name)
    }
}

impl<W: Words> Words for Option<W> {
    fn inside(self, element: Element) -> Element {
        match self {
            Some(words) => words.inside(element),
            None => element,
        }
    }

    fn attribute(self, element: Element, name: &str) -> Element {
        match self {
            Some(words) => words.attribute(element, name),
            None => element,
        }
    }
}

impl Element {
    /// Adds words.
    #[inline]
    pub fn text(self, words: impl Words) -> Element {
        words.inside(self)
    }

    /// Sets an attribute; with `None`, leaves it out.
    #[inline]
    pub fn attr(self, name: &'static str, value: impl Words) -> Element {
        value.attribute(self, name)
    }

    /// Sets an attribute that is there or not.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is: bool) -> Element {
        self.attr(name, is.then_some(name))
    }

    /// Adds a child, or an empty place for it.
    #[inline]
    pub fn child(self, child: impl Into<Option<Element>>) -> Element {
        self.push(child.into())
    }

    #[inline(never)]
    fn push(mut self, child: Option<Element>) -> Element {
        let child = child.map_or_else(VNode::default, Element::html);
        self.0.children.push(child);
        self
    }

    /// Adds a child for every item.
    pub fn each<T>(
        mut self,
        items: impl IntoIterator<Item = T>,
        mut draw: impl FnMut(T) -> Element,
    ) -> Element {
        for item in items {
            self = self.push(Some(draw(item)));
        }
        self
    }

    /// Names the element among its neighbours, so that it can change place.
    #[inline(never)]
    pub fn key(self, key: &str) -> Element {
        self.with_tag(|tag| tag.key = Some(key.into()))
    }

    /// What an input holds.
    #[inline(never)]
    pub fn value(self, value: &str) -> Element {
        self.with_tag(|tag| tag.set_value(AttrValue::from(value)))
    }

    /// Points from a field to the complaint about what it holds.
    #[inline(never)]
    pub fn wrong(self, is: bool) -> Element {
        self.attr("aria-invalid", is.then_some("true"))
            .attr("aria-describedby", is.then_some("complaint"))
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub fn checked(self, is: bool) -> Element {
        self.with_tag(|tag| tag.set_checked(is))
    }

    /// Sends a message when pressed.
    #[inline]
    pub fn on_press(self, link: &Link, msg: impl Into<Msg>) -> Element {
        self.on(link, Heard::Pressed(msg.into()))
    }

    /// Sends a message when a box is ticked or unticked.
    #[inline]
    pub fn on_toggle(self, link: &Link, msg: impl Into<Msg>) -> Element {
        self.on(link, Heard::Toggled(msg.into()))
    }

    /// Sends what a field holds, at every change.
    #[inline]
    pub fn on_type(self, link: &Link, read: fn(String) -> Option<Msg>) -> Element {
        self.on(link, Heard::Typed(read))
    }

    /// Sends what was picked from a list.
    #[inline]
    pub fn on_pick(self, link: &Link, read: fn(String) -> Option<Msg>) -> Element {
        self.on(link, Heard::Picked(read))
    }

    /// Lets a row be carried with the pointer.
    #[inline]
    pub fn on_seize(self, link: &Link, row: usize) -> Element {
        self.on(link, Heard::Seized(row))
    }

    #[inline(never)]
    fn on(self, link: &Link, heard: Heard) -> Element {
        let link = link.clone();
        self.with_tag(|tag| {
            tag.add_listener(Rc::new(On { link, heard }));
        })
    }

    fn with_tag(mut self, change: impl FnOnce(&mut VTag)) -> Element {
        if let Some(tag) = &mut self.0.tag {
            change(tag);
        }
        self
    }

    /// The finished element, as Yew takes it.
    #[inline(never)]
    pub fn html(self) -> Html {
        let Parts { tag, children } = *self.0;
        let children = VNode::VList(Rc::new(VList::with_children(children, None)));
        match tag {
            Some(mut tag) => {
                if let Some(inside) = tag.children_mut() {
                    *inside = children;
                }
                VNode::VTag(Rc::new(tag))
            }
            None => children,
        }
    }
}

/// The one listener.
struct On {
    link: Link,
    heard: Heard,
}

/// What is listened for, and what is made of it.
enum Heard {
    Pressed(Msg),
    Toggled(Msg),
    Typed(fn(String) -> Option<Msg>),
    Picked(fn(String) -> Option<Msg>),
    Seized(usize),
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        match self.heard {
            Heard::Pressed(_) => ListenerKind::onclick,
            Heard::Typed(_) => ListenerKind::oninput,
            Heard::Toggled(_) | Heard::Picked(_) => ListenerKind::onchange,
            Heard::Seized(_) => ListenerKind::onpointerdown,
        }
    }

    fn handle(&self, event: yew::Event) {
        self.link.send(match &self.heard {
            Heard::Pressed(msg) | Heard::Toggled(msg) => Event::App(msg.clone()),
            Heard::Typed(read) | Heard::Picked(read) => Event::Changed(event, *read),
            Heard::Seized(row) => Event::Seized(*row, event),
        });
    }

    fn passive(&self) -> bool {
        false
    }
}
