//! 图像校准: the student moves, turns and zooms the made photo; the server makes it anew from its own picture. What the
//! browser shows meanwhile is a preview by transform and never leaves it.

mod frame;
mod gesture;
mod view;

use crate::act::Act;
use crate::pages::step_page::{Guide, Needs, StepPage, replacing, use_guide};
use crate::place;
use api::ApiError;
use domain::attempt::Attempt;
use domain::calibration::{Calibrating, Calibration, Offer};
use domain::id::{AttemptKey, PhotoId};
use domain::spec::PhotoSpec;
use domain::task::{Recalibrated, Task};
use leptos::prelude::*;
use leptos_router::components::Redirect;
use uuid::Uuid;
use view::{AdjustView, Chosen, RefusedView};

#[component]
pub fn CalibratePage() -> impl IntoView {
    let guide = use_guide();
    let view = move |task: Task| match ground(&task) {
        Some(ground) => view! { <Desk task ground guide/> }.into_any(),
        None => view! { <Redirect path=place::result(&task.session.code) options=replacing()/> }.into_any(),
    };
    view! { <StepPage needs=Needs::Capture view/> }.into_any()
}

/// What a calibration starts from.
#[derive(Clone)]
struct Ground {
    shot: Attempt,
    photo: PhotoId,
    present: Calibration,
    spec: PhotoSpec,
}

/// `None` where nothing can be calibrated now.
fn ground(task: &Task) -> Option<Ground> {
    let Some(Calibrating { offer: Offer::Open { .. }, .. }) = task.calibration else { return None };
    let shot = task.last_attempt.clone()?;
    let present = task.result.as_ref().and_then(|result| result.calibrated);
    Some(Ground {
        photo: shot.photo?,
        present: present.map(|calibrated| calibrated.by).unwrap_or_default(),
        spec: PhotoSpec::find(&task.session.settings.spec)?,
        shot,
    })
}

/// Goes between adjusting and the words of a calibration that was refused; one that passed leads to the result.
#[component]
fn Desk(task: Task, ground: Ground, guide: Guide) -> impl IntoView {
    let Ground { shot, photo, present, spec } = ground;
    let code = task.session.code.clone();
    let own = spec.background;
    let chosen = Chosen { place: RwSignal::new(present), background: RwSignal::new(present.background.unwrap_or(own)) };
    let (task, refused) = (RwSignal::new(task), RwSignal::new(None::<Attempt>));
    let (asked, session) = (StoredValue::new(None::<(Calibration, AttemptKey)>), code.clone());
    let act = Act::new(
        move |calibration: Calibration| {
            let key = key_for(asked, calibration);
            api::attempts::calibrate(code.clone(), shot.id, key, calibration)
        },
        move |answer: Result<Recalibrated, ApiError>| match answer {
            Ok(Recalibrated { made, task: now }) if made.passed() => {
                guide.follow(now, place::result(&session));
                None
            }
            Ok(Recalibrated { made, task: now }) => {
                task.set(now);
                refused.set(Some(made));
                None
            }
            Err(error) => guide.lost(&session, error),
        },
    );
    let apply = Callback::new(move |()| act.run.run(untrack(|| chosen.calibration(own))));
    let again = Callback::new(move |()| refused.set(None));
    move || {
        let (task, spec) = (task.get_untracked(), spec.clone());
        match refused.get() {
            Some(made) => view! { <RefusedView task made again/> }.into_any(),
            None => view! {
                <AdjustView task photo spec present chosen pending=act.pending error=act.error apply/>
            }
            .into_any(),
        }
    }
}

/// The same wish asked again, after its answer was lost, has the same key: it is developed and counted once.
fn key_for(asked: StoredValue<Option<(Calibration, AttemptKey)>>, calibration: Calibration) -> AttemptKey {
    match asked.get_value() {
        Some((before, key)) if before == calibration => key,
        _ => {
            let key = AttemptKey(Uuid::new_v4());
            asked.set_value(Some((calibration, key)));
            key
        }
    }
}
