//! School notice, cautions, notification choice, shooting rules and video.

use super::Words;
use domain::words::Lang;

pub const NOTICE_TITLE: Words = Words("学校图采通知", "Notice of your school");
pub const NOTICE_EMPTY: Words =
    Words("请按照以下时间和要求完成图像采集。", "Please have your portrait taken within this time and by these rules.");

pub const CAUTIONS_TITLE: Words = Words("注意事项", "Before you take the photo");
pub const CAUTIONS_LEAD: Words = Words("照这样拍，通常一次就能通过。", "Photographed like this, most pass at once.");
pub const GOOD: Words = Words("正确示例", "Good");
pub const BAD: Words = Words("常见错误", "Common mistakes");

/// A good picture's drawing and what it shows.
pub const GOOD_SAMPLES: [(&str, Words); 2] = [
    ("/sample-good-female.svg", Words("女生示例", "Example")),
    ("/sample-good-male.svg", Words("男生示例", "Example")),
];

pub const BAD_SAMPLES: [(&str, Words); 11] = [
    ("/sample-side-light.svg", Words("阴阳脸", "Light from one side")),
    ("/sample-backlit.svg", Words("逆光", "Light from behind")),
    ("/sample-head-tilted.svg", Words("歪头", "Head tilted")),
    ("/sample-eyes-closed.svg", Words("闭眼", "Eyes closed")),
    ("/sample-teeth.svg", Words("露齿", "Teeth visible")),
    ("/sample-hair-over-brows.svg", Words("刘海遮眉", "Hair over brows")),
    ("/sample-glasses-reflection.svg", Words("眼镜反光", "Glare on glasses")),
    ("/sample-hat.svg", Words("戴帽子", "Hat")),
    ("/sample-blue-clothes.svg", Words("蓝色上衣", "Blue clothes")),
    ("/sample-blur.svg", Words("模糊", "Blurred")),
    ("/sample-too-far.svg", Words("离得太远", "Too far away")),
];

/// Subject and rule, in the order of the published cautions.
pub const CAUTIONS: [(Words, Words); 9] = [
    (
        Words("光线", "Light"),
        Words(
            "建议面向窗户，自然光拍摄（避免阳光直射，不建议晚间拍摄），保证面部光线均匀，无明显可见或不对称的高光、光斑，无红眼。不要在灯光下拍摄。",
            "Face a window in daylight, out of direct sun and not in the evening. The face is lit evenly, without highlights or red eyes. Avoid lamps.",
        ),
    ),
    (
        Words("姿势", "Pose"),
        Words(
            "站姿端正，表情自然，双眼自然睁开并平视，耳朵对称，左右肩膀平衡，嘴唇自然闭合。",
            "Stand upright with a natural expression, eyes open and level, both ears alike, shoulders level, lips closed.",
        ),
    ),
    (
        Words("头发", "Hair"),
        Words(
            "头发不得遮挡眉毛、眼睛和耳朵；长发应扎起并放在肩膀后。",
            "Hair covers neither brows, eyes nor ears; long hair is tied back behind the shoulders.",
        ),
    ),
    (
        Words("眼镜", "Glasses"),
        Words(
            "常戴眼镜者应佩戴眼镜，但不得戴有色（含隐形）眼镜，镜框不得遮挡眼睛，眼镜不能有反光。",
            "Wear your usual glasses, but no tinted ones or coloured lenses; frames do not cover the eyes and lenses do not reflect.",
        ),
    ),
    (
        Words("饰品", "Ornaments"),
        Words(
            "不得佩戴耳环、项链等饰品，不得使用头部覆盖物（宗教、医疗和文化需要时，不得遮挡脸部或造成阴影）。",
            "No earrings or necklaces and nothing on the head (where religion, health or culture ask for it: no shadow on the face and nothing over it).",
        ),
    ),
    (Words("妆容", "Make-up"), Words("不宜化妆或涂抹防晒霜。", "No make-up or sunscreen.")),
    (
        Words("衣着", "Clothes"),
        Words(
            "应穿着与背景色区分明显的上衣，建议穿白衬衣，避免复杂图案、条纹。（不得穿着蓝色上衣）",
            "A top that differs from the background, best a white shirt; no patterns or stripes, nothing blue.",
        ),
    ),
    (
        Words("构图", "Framing"),
        Words(
            "拍照为证件照，不得上传半身或全身照。人像在矩形框中应水平居中，左右对称。",
            "An ID portrait, not half or whole body. The person is centred in the frame, both sides alike.",
        ),
    ),
    (
        Words("真实", "Honesty"),
        Words(
            "严禁翻拍其他照片，严禁利用其它软件做任何脸部美颜处理，如有违规，学生账号将被锁定，需由学院管理员进行解锁。",
            "Photos of photos and any beautifying are forbidden; the account is locked until a college administrator unlocks it.",
        ),
    ),
];

pub const NOTIFICATIONS_TITLE: Words = Words("接收照片状态通知", "Messages about your photo");
pub const NOTIFICATIONS_LEAD: Words = Words(
    "学生选择接收照片状态通知，以便及时了解自己的审核状态和进度。",
    "Choose to receive messages, so that you learn of your review's state and progress in time.",
);
pub const ACCEPT: Words = Words("接收通知", "Send me messages");
pub const DECLINE: Words = Words("暂不接收", "Not now");
pub const DECLINE_NOTE: Words =
    Words("不接收也可以随时回到这里查看审核结果。", "Without messages you can look here at any time.");

pub const RULES_TITLE: Words = Words("拍摄要求", "How to take it");
pub const REAR_ONLY: Words = Words("此处只允许使用后置摄像头拍摄", "Only the rear camera may be used here");
pub const RULES: [Words; 4] = [
    Words("不可上传自拍照，必须请他人持手机为您拍摄。", "No selfies: somebody else holds the phone."),
    Words("手机竖直，与眼睛同高，距离约一米。", "The phone is upright, at eye height, about a metre away."),
    Words(
        "尽量将人像放在取景框内，头部充满虚线框。",
        "Bring the person into the frame; the head fills the dashed line.",
    ),
    Words(
        "拍照采集必须本人实时拍照，禁止翻拍照片或上传照片。",
        "You have to be photographed live; photos of photos are forbidden.",
    ),
];
pub const VIDEO: Words = Words("拍摄教学视频", "How to take the photo: video");
pub const VIDEO_CAPTIONS: Words = Words("中文字幕", "English captions");
pub const UNFINISHED: Words = Words("请完整观看视频后再点击下一步", "Please watch the video to its end, then go on");
pub const FINISHED: Words = Words("视频已看完", "You have watched the video");
pub const VIDEO_FAILED: Words =
    Words("视频加载失败，请检查网络后重试。", "The video could not be loaded. Check the network and try again.");
pub const SNAPPED: Words =
    Words("跳过的部分不计入，请从这里继续观看。", "Skipped parts do not count. Please go on from here.");
pub const UNHEARD: Words = Words(
    "网络不稳，有一段进度没有记录上，请从这里再看一遍。",
    "The network dropped a part of your progress. Please watch it again from here.",
);

/// 已观看 0:12 / 0:26
pub fn watched(seconds: i64, length: i64, lang: Lang) -> String {
    let clock = |s: i64| format!("{}:{:02}", s / 60, s % 60);
    lang.pick(
        format!("已观看 {} / {}", clock(seconds), clock(length)),
        format!("Watched {} / {}", clock(seconds), clock(length)),
    )
}
