//! The one component with a state: it holds the model, passes messages in and orders on.

use std::cell::RefCell;
use std::rc::Rc;

use yew::{Component, Context, Html};

use super::{Event, Link, pages};
use crate::app::{
    Effect, FocusOn, Model, Msg, Rest, passes_early, run, still_meant, update, uses_key,
};
use crate::browser::{self, Drag, Listeners};
use crate::session::{Draft, Stage};

/// Starts the app in its place on the page, when what its first page needs is here.
pub fn start() {
    browser::ahead(|| {
        yew::Renderer::<Root>::with_root(browser::place()).render();
    });
}

/// The state of the page.
pub struct Root {
    /// Shared with the listener for keys, which must know at once whether a key is used.
    model: Rc<RefCell<Model>>,
    link: Link,
    /// Where the focus is to go once the page is drawn.
    focus: Option<FocusOn>,
    /// What had the focus when the list of keys was opened.
    before_help: Option<browser::Focus>,
    /// The arrow that moved a row: it keeps the focus, so that it can be pressed again.
    pressed: Option<browser::Focus>,
    /// What waits for the rest of the program.
    waiting: Vec<Msg>,
    /// The row under the pointer's hand.
    carrying: Option<(usize, Drag)>,
    _listeners: Listeners,
}

impl Component for Root {
    type Message = Event;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|event: Event| event);
        let mut model = Model {
            site: browser::site(),
            ..Model::new()
        };
        if browser::awaits_rest() {
            model.rest = Rest::Coming;
        }
        let model = Rc::new(RefCell::new(model));
        let told = {
            let send = send.clone();
            yew::Callback::from(move |msg| send.emit(Event::App(msg)))
        };
        let used = {
            let model = Rc::clone(&model);
            move |key, focused| uses_key(&model.borrow(), key, focused)
        };
        let listeners = browser::listen(&told, used);
        let mut root = Root {
            model,
            link: Link::new(send),
            focus: None,
            before_help: None,
            pressed: None,
            waiting: Vec::new(),
            carrying: None,
            _listeners: listeners,
        };
        // Before anything is drawn: the first thing drawn is the question.
        root.handle(ctx, browser::started());
        root
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::App(msg) => {
                if let Msg::Run(run::Msg::ItemMoved { .. }) = msg {
                    self.pressed = browser::focused();
                }
                self.handle(ctx, msg);
            }
            Event::Changed(event, read) => match browser::value(&event).and_then(read) {
                Some(msg) => self.handle(ctx, msg),
                None => return false,
            },
            Event::Seized(row, event) => {
                if !browser::may_carry(&event) || self.lifted().is_some() {
                    return false;
                }
                let carried = ctx.link().callback(Event::Carried);
                self.carrying = Some((row, Drag::begin(row, &carried)));
                self.handle(ctx, run::Msg::ItemLifted(row).into());
            }
            Event::Carried(Some(to)) => match &mut self.carrying {
                Some((at, drag)) if *at != to => {
                    let from = std::mem::replace(at, to);
                    drag.now_at(to);
                    self.handle(ctx, run::Msg::ItemMoved { from, to }.into());
                }
                Some(_) | None => return false,
            },
            Event::Carried(None) => {
                self.carrying = None;
                match self.lifted() {
                    Some(at) => self.handle(ctx, run::Msg::ItemLifted(at).into()),
                    None => return false,
                }
            }
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        pages::view(&self.model.borrow(), &self.link)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && self.model.borrow().rest != Rest::Here {
            browser::fetch_rest(ctx.link().callback(Event::App));
        }
        browser::entitle(&pages::title(&self.model.borrow()));
        let help = self.model.borrow().help;
        let kept = self
            .pressed
            .take()
            .is_some_and(|pressed| browser::focus_again(&pressed));
        match (
            self.focus.take().filter(|_| !kept),
            help,
            self.before_help.take(),
        ) {
            (Some(FocusOn::Heading), false, Some(before)) => {
                browser::focus_again(&before);
            }
            (Some(on), _, before) => {
                browser::focus(on);
                self.before_help = before.filter(|_| help);
            }
            (None, _, before) => {
                browser::follow_choice();
                if self.model.borrow().rest == Rest::Here {
                    browser::keep_row_in_sight();
                }
                self.before_help = before.filter(|_| help);
            }
        }
    }
}

impl Root {
    /// Tells the app what happened and carries its orders out. What they are answered with at
    /// once is told before anything is drawn: an answer is stored before its proof is shown.
    fn handle(&mut self, ctx: &Context<Self>, msg: Msg) {
        {
            let model = self.model.borrow();
            if model.rest != Rest::Here && !passes_early(&model, &msg) {
                drop(model);
                return self.waiting.push(msg);
            }
        }
        match msg {
            Msg::RestArrived { .. } => self.go_on(ctx, msg),
            msg => self.deal_with(ctx, msg),
        }
    }

    /// Takes in the rest of the program, and then what waited for it.
    #[inline(never)]
    fn go_on(&mut self, ctx: &Context<Self>, arrived: Msg) {
        let before = {
            let model = self.model.borrow();
            model.quiz().map(|quiz| quiz.attempt().id.clone())
        };
        self.deal_with(ctx, arrived);
        let waiting = std::mem::take(&mut self.waiting);
        let meant = still_meant(waiting, before.as_ref(), &self.model.borrow());
        for msg in meant {
            self.deal_with(ctx, msg);
        }
    }

    fn deal_with(&mut self, ctx: &Context<Self>, msg: Msg) {
        let had_help = self.model.borrow().help;
        let mut told = vec![msg];
        while let Some(msg) = told.pop() {
            let effects = update(&mut self.model.borrow_mut(), msg, browser::env());
            for effect in effects {
                match effect {
                    Effect::Focus(on) => self.focus = Some(on),
                    Effect::HearLeaving => self.hear_leaving(ctx),
                    effect => {
                        let later = ctx.link().callback(Event::App);
                        told.extend(browser::run(effect, later));
                    }
                }
            }
        }
        if !had_help && self.model.borrow().help {
            self.before_help = browser::focused();
        }
    }

    /// Has the platform around the page told that it is left. There is no time for a message: what
    /// is to be done is done before the listener returns.
    #[inline(never)]
    fn hear_leaving(&self, ctx: &Context<Self>) {
        let model = Rc::clone(&self.model);
        let later = ctx.link().callback(Event::App);
        browser::hear_leaving(move || {
            let mut told = vec![browser::left()];
            while let Some(msg) = told.pop() {
                let Ok(mut held) = model.try_borrow_mut() else {
                    return;
                };
                let effects = update(&mut held, msg, browser::env());
                drop(held);
                let run = |effect| browser::run(effect, later.clone());
                told.extend(effects.into_iter().filter_map(run));
            }
        });
    }

    /// The row of an order that is lifted.
    fn lifted(&self) -> Option<usize> {
        let model = self.model.borrow();
        match model.quiz()?.stage() {
            Stage::Asking {
                draft: Draft::Order { lift, .. },
                ..
            } => Some(lift.as_ref()?.at),
            Stage::Asking { .. }
            | Stage::Saving { .. }
            | Stage::Answered { .. }
            | Stage::Finished => None,
        }
    }
}
