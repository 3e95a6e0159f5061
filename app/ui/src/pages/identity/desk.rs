//! What the parts of the form share: the task, the entry, the uploads and the answers.

use crate::act::Act;
use crate::pages::step_page::{Guide, use_guide};
use crate::typed;
use api::ApiError;
use domain::consent::{Purpose, covers};
use domain::idcard::{Document, Field, Treatment};
use domain::identity::{Claim, Doubt, HandedIn, Picture, Slot, complete};
use domain::photo::FileFault;
use domain::refusal::Refusal;
use domain::task::Task;
use leptos::task::spawn_local;
use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;
use web_sys::{File, HtmlInputElement};

/// A picture that was chosen and has not arrived; it can be sent again. One a slot at most.
type Unsent = (Slot, Document, SendWrapper<File>);

#[derive(Clone, Copy)]
pub struct Desk {
    pub task: RwSignal<Task>,
    pub document: RwSignal<Document>,
    pub name: NodeRef<html::Input>,
    pub number: NodeRef<html::Input>,
    pub name_fault: RwSignal<Option<Refusal>>,
    pub number_fault: RwSignal<Option<Refusal>>,
    /// The fields have what the machine read.
    pub filled: RwSignal<bool>,
    /// What it wrote last: another reading takes the place of that, and of nothing that somebody typed.
    written: StoredValue<[String; 2]>,
    pub uploading: RwSignal<Option<Slot>>,
    /// One a slot at most.
    upload_errors: RwSignal<Vec<(Slot, ApiError)>>,
    unsent: StoredValue<Vec<Unsent>>,
    pub doubts: RwSignal<Vec<Doubt>>,
    guide: Guide,
}

impl Desk {
    pub fn new(task: Task) -> Desk {
        Desk {
            document: RwSignal::new(Document::IdCard),
            task: RwSignal::new(task),
            name: NodeRef::new(),
            number: NodeRef::new(),
            name_fault: RwSignal::new(None),
            number_fault: RwSignal::new(None),
            filled: RwSignal::new(false),
            written: StoredValue::new(Default::default()),
            uploading: RwSignal::new(None),
            upload_errors: RwSignal::new(vec![]),
            unsent: StoredValue::new(vec![]),
            doubts: RwSignal::new(vec![]),
            guide: use_guide(),
        }
    }

    pub fn agreed(self) -> bool {
        self.task.with(|task| covers(&task.progress.consents, Purpose::Papers))
    }

    /// Pictures of the paper that is chosen.
    pub fn pictures(self) -> Vec<Picture> {
        let document = self.document.get();
        let all = self.task.with(|task| task.identity.as_ref().map(|papers| papers.pictures.clone()));
        all.unwrap_or_default().into_iter().filter(|picture| picture.document == document).collect()
    }

    pub fn picture(self, slot: Slot) -> Option<Picture> {
        self.pictures().into_iter().find(|picture| picture.slot == slot)
    }

    /// What keeps the entry from being handed in.
    pub fn missing(self) -> Option<Refusal> {
        if !self.agreed() {
            return Some(Refusal::PapersConsentMissing);
        }
        complete(self.document.get(), &self.pictures()).err()
    }

    fn memory(self) -> String {
        self.task.with_untracked(|task| format!("identity/{}", task.enrolment))
    }

    fn entry(self) -> Claim {
        let value = |field: NodeRef<html::Input>| field.get_untracked().map(|input| input.value()).unwrap_or_default();
        Claim { document: self.document.get_untracked(), name: value(self.name), number: value(self.number) }
    }

    /// After each key: a reload finds it again.
    pub fn typed(self) {
        typed::keep(&self.memory(), &self.entry());
        self.doubts.set(vec![]);
    }

    /// Once the page is awake: what was typed before a reload; what was read fills what is empty.
    pub fn recall(self) {
        if let Some(claim) = typed::recall::<Claim>(&self.memory()) {
            self.document.set(claim.document);
            write(self.name, &claim.name);
            write(self.number, &claim.number);
        } else if let Some(document) = self.held() {
            self.document.set(document);
        }
        self.fill();
    }

    /// The paper of which there are pictures; the card where there are some of it.
    fn held(self) -> Option<Document> {
        self.task.with_untracked(|task| {
            let pictures = &task.identity.as_ref()?.pictures;
            let card = pictures.iter().find(|picture| picture.document == Document::IdCard);
            card.or(pictures.first()).map(|picture| picture.document)
        })
    }

    /// Writes what was read on the front into fields that are empty, or have what was read before.
    fn fill(self) {
        let Some(Some(reading)) = self.picture_now(Slot::Front).map(|picture| picture.reading) else { return };
        if reading.is_wrong_side() {
            return;
        }
        for (at, (field, read)) in [(self.name, Field::Name), (self.number, Field::Number)].into_iter().enumerate() {
            let now = field.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default();
            let read = reading.text(read);
            let free = now.is_empty() || now == read || self.written.with_value(|written| written[at] == now);
            if free && !read.is_empty() {
                if now != read {
                    write(field, read);
                }
                self.written.update_value(|written| written[at] = read.to_owned());
                self.filled.set(true);
            }
        }
        self.typed();
    }

    fn picture_now(self, slot: Slot) -> Option<Picture> {
        let document = self.document.get_untracked();
        self.task.with_untracked(|task| {
            let pictures = &task.identity.as_ref()?.pictures;
            pictures.iter().find(|picture| picture.slot == slot && picture.document == document).cloned()
        })
    }

    /// What was read on one paper is not said of another; what somebody typed stays.
    pub fn choose_document(self, document: Document) {
        let written = self.written.get_value();
        self.written.set_value(Default::default());
        self.filled.set(false);
        for (field, written) in [self.name, self.number].into_iter().zip(written) {
            let now = field.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default();
            if now == written {
                write(field, "");
            }
        }
        self.document.set(document);
        self.number_fault.set(None);
        self.upload_errors.set(vec![]);
        self.unsent.set_value(vec![]);
        self.typed();
        self.fill();
    }

    /// A file from the phone's camera.
    pub fn choose(self, slot: Slot, input: &HtmlInputElement) {
        let file = input.files().and_then(|files| files.get(0));
        // The same file may be chosen again.
        input.set_value("");
        let Some(file) = file else { return };
        self.sent(slot);
        if file.size() > api::attempts::LARGEST as f64 {
            let fault = FileFault::TooManyBytes { limit: api::attempts::LARGEST };
            self.upload_errors.update(|errors| errors.push((slot, Refusal::File { fault }.into())));
            return;
        }
        let chosen = (slot, self.document.get_untracked(), SendWrapper::new(file));
        self.unsent.update_value(|unsent| unsent.push(chosen));
        self.send(slot);
    }

    /// Nothing of a slot waits or is told any more.
    fn sent(self, slot: Slot) {
        self.unsent.update_value(|unsent| unsent.retain(|(of, ..)| *of != slot));
        self.upload_errors.update(|errors| errors.retain(|(of, _)| *of != slot));
    }

    fn waiting(self, slot: Slot) -> Option<Unsent> {
        self.unsent.with_value(|unsent| unsent.iter().find(|(of, ..)| *of == slot).cloned())
    }

    /// Whether sending once more can help. Tracks the slot's error, with which it changes.
    pub fn can_send(self, slot: Slot) -> bool {
        self.upload_error(slot).is_some() && self.waiting(slot).is_some()
    }

    pub fn upload_error(self, slot: Slot) -> Option<ApiError> {
        self.upload_errors.with(|errors| errors.iter().find(|(of, _)| *of == slot).map(|(_, error)| error.clone()))
    }

    /// The paper stays as it is until its picture has arrived.
    pub fn is_uploading(self) -> Signal<bool> {
        Signal::derive(move || self.uploading.get().is_some())
    }

    /// Sends what was chosen; after an error, once more.
    pub fn send(self, slot: Slot) {
        let Some((_, document, file)) = self.waiting(slot) else { return };
        if self.uploading.get_untracked().is_some() {
            return;
        }
        self.uploading.set(Some(slot));
        self.upload_errors.update(|errors| errors.retain(|(of, _)| *of != slot));
        self.doubts.set(vec![]);
        let code = self.task.with_untracked(|task| task.session.code.clone());
        spawn_local(async move {
            let answer = api::identity::upload(&code, slot, document, &file, |_| ()).await;
            // The page was left meanwhile.
            if self.uploading.try_set(None).is_some() {
                return;
            }
            match answer {
                Ok(task) => {
                    self.sent(slot);
                    self.task.set(task);
                    self.fill();
                }
                Err(error) => {
                    let error = self.guide.lost(&code, error).map(|error| (slot, error));
                    self.upload_errors.update(|errors| errors.extend(error));
                }
            }
        });
    }

    /// Agreeing to the note.
    pub fn agree(self) -> Act<()> {
        let code = self.task.with_untracked(|task| task.session.code.clone());
        let session = code.clone();
        Act::new(
            move |()| api::identity::agree(code.clone()),
            move |answer| match answer {
                Ok(task) => {
                    self.task.set(task);
                    None
                }
                Err(error) => self.guide.lost(&session, error),
            },
        )
    }

    /// 【提交】; with true, doubts go to staff.
    pub fn hand_in(self) -> Act<bool> {
        let code = self.task.with_untracked(|task| task.session.code.clone());
        let session = code.clone();
        Act::new(
            move |insist| api::identity::hand_in(code.clone(), self.entry(), insist),
            move |answer| match answer {
                Ok(HandedIn::Taken { task }) => {
                    typed::forget(&self.memory());
                    self.task.set(*task);
                    None
                }
                Ok(HandedIn::Doubtful { doubts }) => {
                    self.doubts.set(doubts);
                    None
                }
                Err(error) => self.guide.lost(&session, error),
            },
        )
    }

    /// Whether the entry can be sent; else the fault is told at its field, which gets the focus.
    pub fn check(self) -> bool {
        let fault = self.entry().checked().err();
        let of_name = fault.as_ref().is_some_and(|fault| *fault == Refusal::NameMissing);
        if fault.is_some() {
            let field = if of_name { self.name } else { self.number };
            // The fault below the field says it as well.
            let _ = field.get_untracked().map(|input| input.focus());
        }
        let sound = fault.is_none();
        self.name_fault.set(fault.clone().filter(|_| of_name));
        self.number_fault.set(fault.filter(|_| !of_name));
        sound
    }

    pub fn is_card(self) -> bool {
        self.document.get().treatment() == Treatment::Read
    }

    pub fn is_card_now(self) -> bool {
        self.document.get_untracked().treatment() == Treatment::Read
    }
}

fn write(field: NodeRef<html::Input>, value: &str) {
    if let Some(input) = field.get_untracked() {
        input.set_value(value);
    }
}
