//! 采集资格: the page on which a student shows a paper, and the note on its pictures, version 1. A change of the note's meaning
//! raises `domain::consent::PAPERS_VERSION`.

use super::Words;
use domain::idcard::{Document, Treatment};
use domain::identity::Slot;
use domain::words::{Lang, idcard};

pub const TITLE: Words = Words("身份认证", "Your identity");
pub const MUST_BE_RIGHT: Words = Words(
    "以上信息必须填写正确，才能查询您是否具备采集资格。",
    "All of the above has to be right: it decides whether your photo may be taken.",
);
pub const BACK_ONLY_FOR: Words = Words(
    "您上传的身份证反面照片仅用于身份认证",
    "The back of your card is used for checking your identity and for nothing else",
);
pub const CONFIRM_READ: Words =
    Words("请确认已阅读《用户隐私协议》", "Please confirm that you have read the privacy notice");
pub const AGREED: Words = Words("已确认阅读《用户隐私协议》", "You have read the privacy notice");
pub const NOTE_TITLE: Words = Words("用户隐私协议：证件照片", "Privacy notice: pictures of your document");
pub const AGREE_FIRST: Words =
    Words("确认已阅读《用户隐私协议》后可以拍摄证件", "Confirm the privacy notice to take pictures");

pub const NAME: Words = Words("姓名", "Name");
pub const ID_NUMBER: Words = Words("身份证号", "Identity number");
pub const NUMBER: Words = Words("证件号码", "Number of the document");
pub const PLACEHOLDER: Words = Words("请输入...", "Enter…");
pub const READ_BY_MACHINE: Words = Words(
    "已按证件照片填写，请逐字核对，可以修改。",
    "Filled in from the picture of your card. Check every character; you can change it.",
);

pub const HOW_TO: Words = Words("怎样拍", "How to photograph it");
/// A drawing and what it shows; the first one is how it should be.
pub const SAMPLES: [(&str, Words); 4] = [
    ("/sample-card-good.svg", Words("标准照片", "As it should be")),
    ("/sample-card-blur.svg", Words("照片模糊", "Blurred")),
    ("/sample-card-edges.svg", Words("边缘缺失", "Edges missing")),
    ("/sample-card-glare.svg", Words("闪光强烈", "Strong reflection")),
];
pub const READING: Words = Words("正在上传并识别…", "Uploading and reading…");
pub const READ: Words = Words("已识别", "Read");
pub const UPLOADED: Words = Words("已上传", "Uploaded");
pub const SENT_TO_STAFF_NOTE: Words =
    Words("此类证件由老师人工核验，不做自动识别。", "A person checks this kind of document; no machine reads it.");
pub const CAN_GO_ON: Words = Words(
    "如重拍后仍有此提示，可以直接提交，由老师人工核验。",
    "If this stays after another picture, hand it in all the same: a person will look at it.",
);

pub const SUBMIT: Words = Words("提交", "Submit");
pub const OTHER_DOCUMENTS: Words = Words("其他证件", "Other documents");
pub const USE_CARD: Words = Words("使用居民身份证", "Use the identity card");
pub const KIND: Words = Words("证件类型", "Kind of document");
pub const NOT_NOW: Words = Words("暂不获取采集资格", "Not now");

pub const DOUBTS_TITLE: Words = Words("请核对以下内容", "Please check this");
pub const DOUBTS_MEND: Words = Words(
    "请修改填写的内容或重新拍摄，然后再次提交。确认无误的，可以由老师人工核验。",
    "Change what you entered or take another picture, then submit again. If you are sure of it, a person can check it.",
);
pub const INSIST: Words = Words("确认无误，由老师核验", "It is right: let a person check it");

pub const MATCHED_TITLE: Words = Words("已获采集资格", "You may have your photo taken");
pub const MATCHED: Words = Words(
    "系统将自动匹配出您的学籍信息，请点击【进入采集】继续操作；确认学籍信息无误后，点击【拍照/上传】。",
    "This is your student record. Press “Go on” to continue; once you are sure that the record is right, take or upload your photo.",
);
pub const DELETED: Words =
    Words("证件照片和填写的号码已删除。", "The pictures of your document and the number you entered were deleted.");
pub const GO_ON: Words = Words("进入采集", "Go on");
pub const WRONG_RECORD: Words = Words("学籍信息有误？请联系：", "Is the record wrong? Contact:");

pub const WAITING_TITLE: Words = Words("等待老师核验", "Waiting for a member of staff");
pub const WAITING: Words = Words(
    "您的证件已提交，老师核验后即可继续采集。核验结果显示在本页。",
    "Your document was handed in. You can go on once a member of staff has checked it; the result appears on this page.",
);
pub const TAKE_BACK: Words = Words(
    "填错了？请联系老师退回，或在“我的数据”中撤回同意后重新提交。",
    "Is something wrong in it? Ask a member of staff to send it back, or withdraw your consent under “My data” and hand it in again.",
);
pub const WHY: Words = Words("需要人工核验的原因", "Why a person has to look");
pub const LOOK_AGAIN: Words = Words("刷新状态", "Look again");
pub const BACK_TO_SESSION: Words = Words("返回场次首页", "Back to the session");
pub const CONTACT: Words = Words("联系方式", "Contact");
pub const REFUSED: Words = Words("证件核验未通过", "Your document was not accepted");
pub const LAPSED: Words = Words(
    "证件照片超过保存期限已删除，请重新提交。",
    "The pictures were deleted because nobody had looked in time. Please hand them in again.",
);
pub const KEPT: Words = Words("证件照片", "Pictures of documents");
pub const PURPOSE: Words = Words("处理证件照片", "Pictures of documents");

pub const STUDENT_NUMBER: Words = Words("学号", "Number");
pub const COLLEGE: Words = Words("学院", "College");
pub const CLASS: Words = Words("班级", "Class");

/// 提交于 11月20日 09:30
pub fn handed_in(at: &str, lang: Lang) -> String {
    lang.pick(format!("提交于 {at}"), format!("Handed in {at}"))
}

/// The kind of document, where it stands alone.
pub fn document(document: Document, lang: Lang) -> String {
    capitalised(idcard::document(document, lang))
}

/// The button of a side.
pub fn shoot(slot: Slot, document: Document, lang: Lang) -> &'static str {
    let (zh, en) = match (slot, document.treatment()) {
        (Slot::Front, Treatment::Read) => ("拍摄身份证正面", "Photograph the front"),
        (Slot::Back, Treatment::Read) => ("拍摄身份证背面", "Photograph the back"),
        (Slot::Front, Treatment::KeepForStaff) => ("拍摄证件信息页", "Photograph the page with your data"),
        (Slot::Back, Treatment::KeepForStaff) => ("拍摄证件另一页（可选）", "Photograph another page (optional)"),
    };
    lang.pick(zh, en)
}

/// Which side is meant, where it stands alone: 正面 is the one with the portrait.
pub fn side(slot: Slot, document: Document, lang: Lang) -> String {
    match (slot, document.treatment()) {
        (_, Treatment::Read) => capitalised(idcard::side(slot.side(), lang)),
        (Slot::Front, _) => lang.pick("信息页", "Page with the data").into(),
        (Slot::Back, _) => lang.pick("另一页", "Another page").into(),
    }
}

/// A word that is made for a sentence, as a caption.
fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What the note on pictures of papers says. `days` is how long they wait for staff at most.
pub fn note(school: &str, contact: &str, days: u16, lang: Lang) -> Vec<String> {
    match lang {
        Lang::Zh => vec![
            format!("{school}为确认您是名单中的学生，处理您拍摄的证件照片，以及照片上的姓名、性别、民族、出生日期、住址、号码、签发机关和有效期限。证件信息是敏感个人信息，需要您的单独同意。"),
            "照片在学校管理的服务器上识别，不发送给第三方。识别结果只用来填写本页和与学籍核对，不提取人脸特征。".into(),
            format!("信息一致的，证件照片和填写的号码在匹配成功后立即删除。需要老师核验的，加密保存至核验完成，最长 {days} 天；未提交的照片保存 24 小时。每一次查看都有记录。"),
            format!("您可以随时在“我的数据”中撤回同意，照片随即删除。不愿上传的，可以联系学校（{contact}）现场核验证件，不因此受到差别对待。未满 14 周岁的，应由监护人阅读并同意。"),
        ],
        Lang::En => vec![
            format!("To make sure that you are the student on the roster, {school} processes the pictures of your document and what stands on them: name, sex, nation, date of birth, address, number, authority and validity. These are sensitive data, so your separate consent is needed."),
            "The pictures are read on servers that the school runs and are sent to no third party. What is read fills in this page and is compared with your record; no face template is made.".into(),
            format!("Where everything agrees, the pictures and the number you entered are deleted at once. Where a person has to look they are kept encrypted until that is done, for {days} days at most; pictures that were not handed in are kept for 24 hours. Each view is on record."),
            format!("You can withdraw your consent under “My data” at any time, and the pictures are deleted. If you would rather not upload them, the school ({contact}) checks your document in person, without any disadvantage. For persons under 14 a guardian has to read and agree."),
        ],
    }
}
