//! The clauses of consent, version 2, and the page of one's own data. A change of meaning raises
//! `domain::consent::CLAUSES_VERSION`.

use super::Words;
use domain::words::Lang;

pub const TITLE: Words = Words("个人信息授权", "Your consent");
pub const READ: Words = Words("已阅读并同意此条款", "I have read these clauses and agree");
pub const KEEP_ORIGINAL: Words = Words(
    "同意保留拍摄原图，用于人工复核有争议的检测结果（可选）",
    "Keep the camera's original so that a person can look at a disputed verdict (optional)",
);
pub const AGREE: Words = Words("同意授权", "Give consent");
pub const WHY_NOT: Words = Words("勾选“已阅读并同意此条款”后可继续", "Tick the box above to go on");

/// What the clauses name.
pub struct Parties<'a> {
    pub school: &'a str,
    pub contact: &'a str,
    pub receiver: &'a str,
    pub session: &'a str,
}

/// Heading and text of each clause.
pub fn clauses(parties: &Parties, lang: Lang) -> Vec<(&'static str, String)> {
    match lang {
        Lang::Zh => chinese(parties),
        Lang::En => english(parties),
    }
}

fn chinese(parties: &Parties) -> Vec<(&'static str, String)> {
    let Parties { school, contact, receiver, session } = parties;
    let receiver = if receiver.is_empty() { "本场次通知中载明的接收单位" } else { receiver };
    vec![
        ("谁处理您的信息", format!("{school}（以下称学校）是个人信息处理者，联系方式：{contact}。照片在学校管理的服务器上处理，不委托第三方人脸识别服务。")),
        ("处理什么、为了什么", format!("为完成“{session}”，学校处理您的姓名、学号、班级、联系方式、现场拍摄的照片、由照片制作的证件照，以及检测得出的数值（如光线、姿态、清晰度）和审核结论。除此之外不作他用。")),
        ("人脸信息是敏感个人信息", "照片包含您的面部特征，一旦泄露可能影响您的人身和财产安全，因此需要您的单独同意。系统只在检测时定位面部的位置和姿态，不提取、不保存用于识别身份的人脸特征模板，也不以人脸作为登录或验证身份的方式。".into()),
        ("保存多久", "拍摄原图在制作和检测完成后即不再保存。本场次提供图像校准的，最近一次拍摄的原图加密暂存，仅供您自己校准照片，在您提交照片、重新拍摄、删除草稿或撤回同意时删除，最长不超过 24 小时。您另行同意保留的原图，除上述校准外仅用于人工复核。制作好的照片保存至学校完成本次采集用途之日，届时由学校删除。草稿可以由您自行删除；您撤回同意时，草稿、检测用的照片和保留的原图立即删除。操作记录依法留存，其中不含照片。".into()),
        ("提供给谁", format!("审核通过并经您确认后，证件照及对应的姓名、学号提供给：{receiver}，仅用于学籍、学历注册及证书。学校不公开您的照片，不出售、不用于训练模型。")),
        ("怎样保护", "照片加密保存，只有您本人和经授权的审核人员可以查看；每一次查看和导出都留有不可篡改的记录。".into()),
        ("您的权利", "您可以在“我的数据”中查看已保存的内容、下载照片、撤回同意；也可以向学校要求更正、删除或说明处理规则。撤回同意不影响撤回前已完成的处理。照片已提交审核的，请通过上述联系方式办理撤回。".into()),
        ("不同意会怎样", "不同意则无法使用本系统采集照片。您可以联系学校，改用线下现场拍摄等不经过本系统的方式，不因此受到差别对待。未满 14 周岁的，应由监护人阅读并同意。".into()),
    ]
}

fn english(parties: &Parties) -> Vec<(&'static str, String)> {
    let Parties { school, contact, receiver, session } = parties;
    let receiver = if receiver.is_empty() { "the receiver named in this session's notice" } else { receiver };
    vec![
        ("Who processes your data", format!("{school} (the school) is the controller. Contact: {contact}. Photos are processed on servers that the school runs; no third-party face recognition service is used.")),
        ("What, and what for", format!("For “{session}” the school processes your name, student number, class, contact address, the picture taken on the spot, the ID portrait made from it, the values measured on it (such as light, pose and sharpness) and the result of the review. For nothing else.")),
        ("Faces are sensitive personal information", "A photo shows your face; if it leaked, your person and property could be affected. Your separate consent is therefore needed. The system locates the face and its pose while checking. It neither extracts nor keeps face templates that could identify you, and never uses your face to sign you in.".into()),
        ("How long it is kept", "The camera's original is not stored once the portrait was made and checked. Where this session offers calibration, the original of your latest shot is kept encrypted, for you to calibrate your photo and for nothing else, until you submit a photo, take another, delete the draft or withdraw your consent, and for 24 hours at most. If you agree to keep it, it serves beside that only to look at a disputed verdict. Portraits are kept until the school has finished the purpose of this session, and are then deleted by the school. You can delete drafts yourself; when you withdraw your consent, drafts, photos from checks and kept originals are deleted at once. Records of operations are kept as the law demands and contain no photos.".into()),
        ("Who receives it", format!("Once approved and confirmed by you, the portrait with your name and number is handed to: {receiver}, for student registration and certificates only. The school does not publish or sell your photo and does not train models with it.")),
        ("How it is protected", "Photos are stored encrypted. Only you and authorised reviewers can see them; each view and export leaves a record that cannot be altered unnoticed.".into()),
        ("Your rights", "Under “My data” you can see what is stored, download your photo and withdraw your consent. You may ask the school for correction, deletion or an explanation. Withdrawal does not affect what was done before it. Once a photo was submitted, ask the contact above to withdraw it.".into()),
        ("If you do not agree", "Without consent the system cannot take your photo. You can ask the school for another way, such as being photographed on site, without any disadvantage. For persons under 14 a guardian has to read and agree.".into()),
    ]
}

pub const DATA_TITLE: Words = Words("我的数据", "My data");
pub const DATA_LEAD: Words = Words("本系统为您保存了这些内容。", "This is what the system keeps about you.");
pub const NAME: Words = Words("姓名", "Name");
pub const NUMBER: Words = Words("学号", "Number");
pub const COLLEGE: Words = Words("学院", "College");
pub const CLASS: Words = Words("班级", "Class");
pub const CONTACT: Words = Words("联系方式", "Contact");
pub const DRAFTS: Words = Words("草稿箱照片", "Drafts");
pub const SUBMITTED: Words = Words("提交的照片", "Submitted photo");
pub const NONE: Words = Words("无", "None");
pub const ONE: Words = Words("1 张", "1");
pub const CONSENTS: Words = Words("授权情况", "Consents");
pub const PORTRAIT: Words = Words("采集、检测并保存证件照", "Taking, checking and keeping the portrait");
pub const RECEIVER: Words = Words("提供给接收单位", "Handing it to the receiver");
pub const ORIGINAL: Words = Words("保留拍摄原图", "Keeping the original");
pub const NOT_GIVEN: Words = Words("未授权", "Not given");
pub const WITHDRAW: Words = Words("撤回同意", "Withdraw consent");
pub const WITHDRAW_TITLE: Words = Words("确定撤回同意吗？", "Withdraw your consent?");
pub const EFFECTS: [Words; 3] = [
    Words(
        "草稿、检测用的照片、保留的原图和证件照片立即删除，无法恢复",
        "Drafts, photos from checks, kept originals and pictures of documents are deleted at once and cannot be restored",
    ),
    Words(
        "采集停止，在重新授权之前不能拍摄和提交",
        "Collection stops: no photo can be taken or submitted until you consent again",
    ),
    Words("您可以随时重新授权，从头开始采集", "You can consent again at any time and start anew"),
];
pub const SUBMITTED_ALREADY: Words =
    Words("您的照片已提交审核。撤回同意请联系：", "Your photo has been submitted. To withdraw your consent, contact:");
pub const KEEP: Words = Words("不撤回", "Keep my consent");
pub const SIGN_OUT: Words = Words("退出登录", "Sign out");
pub const GO_ON: Words = Words("返回采集", "Back to my photo");

/// 已授权 · 11 月 20 日 10:42
pub fn given(at: &str, lang: Lang) -> String {
    lang.pick(format!("已授权 · {at}"), format!("Given {at}"))
}

pub fn withdrawn(at: &str, lang: Lang) -> String {
    lang.pick(format!("已撤回 · {at}"), format!("Withdrawn {at}"))
}

pub fn photos(count: usize, lang: Lang) -> String {
    lang.pick(format!("{count} 张"), count.to_string())
}
