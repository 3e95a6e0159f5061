//! From the open camera to the verdict: which of its scenes is shown, and what the browser does in each.

mod check;
mod choose;
mod send;

use super::{Live, MakingView, PreviewView, ViewfinderView, Which, guidance::Guidance, viewfinder::Finder};
use crate::camera::{self, Burst, CameraFault, Kept};
use crate::clock::Clock;
use crate::pages::step_page::{Guide, use_guide};
use crate::place;
use api::ApiError;
use domain::attempt::Source;
use domain::id::AttemptKey;
use domain::reason::ReasonCode;
use domain::refusal::Refusal;
use domain::task::Task;
use domain::words::guidance::Next;
use leptos::task::spawn_local;
use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;
use std::rc::Rc;
use uuid::Uuid;
use wasm_bindgen::JsCast;
use web_sys::{Blob, MediaStream, Url};

#[derive(Clone, Copy, PartialEq)]
enum Scene {
    Viewfinder,
    Preview { resumed: bool },
    Making,
}

/// What the scenes share. The picture and the stream are the browser's own objects and stay on its thread.
#[derive(Clone, Copy)]
struct Work {
    task: StoredValue<Task>,
    guide: Guide,
    scene: RwSignal<Scene>,
    finder: RwSignal<Finder>,
    guidance: Guidance,
    /// Where the session asks for a living person.
    live: Option<Live>,
    clock: Clock,
    // Wrapped one by one: empty on the server, where any thread may let go of the page.
    stream: StoredValue<Option<SendWrapper<MediaStream>>>,
    looking: StoredValue<Option<SendWrapper<Rc<camera::Guidance>>>>,
    shot: StoredValue<Option<SendWrapper<Kept>>>,
    /// The other of two pictures of one moment, where a frame from before the shot mends it.
    other: StoredValue<Option<SendWrapper<Kept>>>,
    /// What it mends, and which of the two is shown.
    mends: RwSignal<Vec<ReasonCode>>,
    which: RwSignal<Which>,
    shown: StoredValue<Which>,
    picture: RwSignal<String>,
    progress: RwSignal<f64>,
    error: RwSignal<Option<ApiError>>,
    video: NodeRef<html::Video>,
}

#[component]
pub fn Desk(task: Task) -> impl IntoView {
    let clock = Clock::starting(task.now);
    let live = task.session.settings.liveness.is_some().then(Live::ready);
    let work = Work {
        task: StoredValue::new(task),
        guide: use_guide(),
        scene: RwSignal::new(Scene::Viewfinder),
        finder: RwSignal::new(Finder::Opening),
        guidance: Guidance::silent(if live.is_some() { Next::Check } else { Next::Photo }),
        live,
        clock,
        stream: StoredValue::new(None),
        looking: StoredValue::new(None),
        shot: StoredValue::new(None),
        other: StoredValue::new(None),
        mends: RwSignal::new(Vec::new()),
        which: RwSignal::new(Which::Shot),
        shown: StoredValue::new(Which::Shot),
        picture: RwSignal::new(String::new()),
        progress: RwSignal::new(0.0),
        error: RwSignal::new(None),
        video: NodeRef::new(),
    };
    Effect::new(move |_| {
        spawn_local(work.begin());
        on_cleanup(move || work.leave());
    });
    Effect::new(move |_| work.choose_picture(work.which.get()));
    let (open, shoot) = (Callback::new(move |()| work.open()), Callback::new(move |()| work.shoot()));
    let choose = Callback::new(move |input: web_sys::HtmlInputElement| work.choose(&input));
    let (send, retake) = (Callback::new(move |()| work.send()), Callback::new(move |()| work.retake()));
    move || {
        let task = work.task.get_value();
        match work.scene.get() {
            Scene::Viewfinder => {
                view! { <ViewfinderView task clock finder=work.finder guidance=work.guidance live video=work.video error=work.error shoot open choose/> }
                    .into_any()
            }
            Scene::Preview { resumed } => {
                view! { <PreviewView task picture=work.picture resumed mends=work.mends which=work.which error=work.error send retake/> }.into_any()
            }
            Scene::Making => view! { <MakingView task progress=work.progress/> }.into_any(),
        }
    }
}

impl Work {
    /// Goes on with a picture from before a reload, or opens the camera.
    async fn begin(self) {
        let (enrolment, last, code) = self.task.with_value(|task| {
            (task.enrolment, task.last_attempt.as_ref().map(|attempt| attempt.key), task.session.code.clone())
        });
        match camera::recall(enrolment).await {
            // Of no use without a film: it was taken before the session asked for one.
            Some(kept) if self.live.is_some() && kept.burst.is_none() && Some(kept.key) != last => {
                camera::forget().await;
                self.open();
            }
            // Its verdict is known already: only the answer was lost.
            Some(kept) if Some(kept.key) == last => {
                camera::forget().await;
                self.guide.replace(place::result(&code));
            }
            Some(kept) => self.preview(kept, true),
            None => self.open(),
        }
    }

    fn open(self) {
        if self.finder.try_set(Finder::Opening).is_some() {
            return;
        }
        let rule = self.task.with_value(|task| task.session.settings.camera);
        spawn_local(async move {
            match camera::open(rule).await {
                Ok(stream) => self.show(stream).await,
                Err(fault) => {
                    self.finder.try_set(Finder::Shut(fault));
                }
            }
        });
    }

    /// The shutter waits for the first frame: nobody photographs what they do not see yet.
    async fn show(self, stream: MediaStream) {
        // The page was left while the camera was opening.
        let Some(Scene::Viewfinder) = self.scene.try_get_untracked() else { return camera::close(&stream) };
        self.let_go();
        self.stream.set_value(Some(SendWrapper::new(stream.clone())));
        if let Some(video) = self.video.get_untracked() {
            camera::show(&stream, &video).await;
        }
        if self.finder.try_get_untracked() == Some(Finder::Opening) {
            if let Some(live) = self.live {
                live.own_face.set(camera::is_front(&stream));
            }
            self.finder.set(Finder::Open);
            self.look(&stream);
        }
    }

    /// Live hints, once the camera shows something.
    fn look(self, stream: &MediaStream) {
        let Some(video) = self.video.get_untracked() else { return };
        let policy = self.task.with_value(|task| task.session.settings.policy_line());
        let looking = camera::guide(stream, &video, &policy, move |hint| self.guidance.show(hint));
        self.looking.set_value(Some(SendWrapper::new(Rc::new(looking))));
    }

    fn look_away(self) {
        // Dropped: the worker ends.
        self.looking.try_update_value(Option::take);
        self.guidance.show(None);
    }

    fn let_go(self) {
        if let Some(live) = self.live {
            live.stop();
        }
        self.look_away();
        if let Some(Some(stream)) = self.stream.try_update_value(Option::take) {
            camera::close(&stream);
        }
    }

    fn leave(self) {
        self.let_go();
        self.drop_picture();
    }

    /// The shutter; where a living person is asked for, the check that ends with it.
    fn shoot(self) {
        if self.finder.get_untracked() != Finder::Open {
            return;
        }
        if let Some(live) = self.live {
            return self.begin_check(live);
        }
        let (Some(stream), Some(video)) = (self.stream.get_value(), self.video.get_untracked()) else { return };
        self.finder.set(Finder::Shooting);
        let looking = self.looking.get_value();
        if let Some(looking) = &looking {
            looking.press();
        }
        spawn_local(async move {
            match camera::shoot(&stream, &video).await {
                Ok(picture) => {
                    let better = match looking {
                        Some(looking) => looking.better_than(picture.clone()).await,
                        None => None,
                    };
                    self.took(picture, Source::Camera, None).await;
                    if let Some(better) = better {
                        self.offer(better).await;
                    }
                }
                Err(fault) => self.shut(fault),
            }
        });
    }

    /// Nobody is told to hold still before a camera that takes no picture.
    fn shut(self, fault: CameraFault) {
        self.look_away();
        self.finder.try_set(Finder::Shut(fault));
    }

    /// “应急上传”: a picture of the phone's own camera app.
    fn choose(self, input: &web_sys::HtmlInputElement) {
        let file = input.files().and_then(|files| files.get(0));
        // The same file may be chosen again.
        input.set_value("");
        let Some(file) = file else { return };
        if file.size() > api::attempts::LARGEST as f64 {
            let fault = domain::photo::FileFault::TooManyBytes { limit: api::attempts::LARGEST };
            self.error.set(Some(Refusal::File { fault }.into()));
            return;
        }
        spawn_local(async move { self.took(file.unchecked_into(), Source::Emergency, None).await });
    }

    /// The key is made here, once a picture: however often it is sent, it is one attempt.
    async fn took(self, picture: Blob, source: Source, burst: Option<Burst>) {
        let Some(enrolment) = self.task.try_with_value(|task| task.enrolment) else { return };
        let kept = Kept { enrolment, key: AttemptKey(Uuid::new_v4()), source, picture, burst };
        camera::keep(&kept).await;
        self.hold(&kept);
        self.preview(kept, false);
    }

    fn preview(self, kept: Kept, resumed: bool) {
        self.let_go();
        self.drop_picture();
        let address = Url::create_object_url_with_blob(&kept.picture).unwrap_or_default();
        if self.picture.try_set(address).is_none() {
            self.shot.set_value(Some(SendWrapper::new(kept)));
            self.other.set_value(None);
            self.mends.set(Vec::new());
            self.which.set(Which::Shot);
            self.shown.set_value(Which::Shot);
            self.error.set(None);
            self.scene.set(Scene::Preview { resumed });
        }
    }

    fn drop_picture(self) {
        if let Some(address) = self.picture.try_get_untracked()
            && !address.is_empty()
        {
            // An address that is no longer known needs no revoking.
            let _ = Url::revoke_object_url(&address);
        }
    }

    fn retake(self) {
        self.error.set(None);
        spawn_local(self.start_anew());
    }

    /// Back to the camera; what was taken is forgotten.
    async fn start_anew(self) {
        camera::forget().await;
        if self.scene.try_set(Scene::Viewfinder).is_none() {
            self.shot.set_value(None);
            if let Some(live) = self.live {
                live.rest(None);
            }
            self.open();
        }
    }
}
