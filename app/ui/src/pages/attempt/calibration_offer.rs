//! Below a verdict: the way to 图像校准, why it is closed, and the way back from the last one.

use crate::act::Act;
use crate::components::{Button, ButtonKind, Card, LinkButton, Trouble};
use crate::messages::{calibration as words, use_lang};
use crate::place;
use domain::calibration::{Calibrating, Offer};
use domain::consent::{self, Purpose};
use domain::id::AttemptId;
use domain::refusal::Refusal;
use domain::task::Task;
use domain::words::{clock, refusal};
use leptos::prelude::*;

#[component]
pub fn CalibrationOffer(task: Task, present: AttemptId, restore: Act<AttemptId>) -> impl IntoView {
    let lang = use_lang();
    let Calibrating { offer, former } = task.calibration?;
    let zone = task.school.zone;
    // Whoever agreed to that has it kept beyond the submission.
    let kept_for_disputes = consent::covers(&task.progress.consents, Purpose::Original);
    let offered = match offer {
        Offer::Open { left, until } => {
            let until = clock::near(until, task.now, zone, lang);
            view! {
                <Card>
                    <p>{words::OFFER.of(lang)}</p>
                    <LinkButton href=place::calibrate(&task.session.code) kind=ButtonKind::Secondary>{words::TITLE.of(lang)}</LinkButton>
                    <p class="note">{words::left(left, lang)}</p>
                    {(!kept_for_disputes).then(|| view! { <p class="note">{words::kept(&until, lang)}</p> })}
                </Card>
            }
            .into_any()
        }
        // A photo that came with nobody alive is mended by another film; that its picture is gone would only mislead.
        Offer::Over { .. } if !task.liveness.is_empty() => ().into_any(),
        // A lock is told on this page already.
        Offer::Over { why: Refusal::TimedLock { .. } | Refusal::AdminLock { .. } } => ().into_any(),
        Offer::Over { why } => view! { <p class="note">{refusal::text(&why, zone, lang)}</p> }.into_any(),
    };
    let undo = Callback::new(move |()| restore.run.run(present));
    Some(view! {
        <section class="CalibrationOffer" aria-label=words::TITLE.of(lang)>
            {offered}
            {former.map(|_| view! {
                <Button kind=ButtonKind::Quiet pending=restore.pending on_press=undo>{words::RESTORE.of(lang)}</Button>
            })}
            <Trouble error=restore.error zone/>
        </section>
    })
}
