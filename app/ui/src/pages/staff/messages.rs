//! The labels of the staff pages, in Chinese and English.

use crate::messages::Words;
use domain::audit::Action;
use domain::reason::Area;
use domain::staff::Role;
use domain::words::Lang;

pub const PRODUCT: Words = Words("图采 · 管理端", "Tucai · Staff");
pub const MAIN_MENU: Words = Words("主菜单", "Main menu");
pub const MENU: Words = Words("菜单", "Menu");
pub const REVIEWS: Words = Words("审核队列", "Review queue");
pub const STUDENTS: Words = Words("学生", "Students");
pub const AUDIT: Words = Words("审计日志", "Audit log");
pub const SIGN_OUT: Words = Words("退出", "Sign out");

pub const SIGN_IN_TITLE: Words = Words("管理端登录", "Staff sign-in");
pub const SIGN_IN_NOTE: Words = Words(
    "供学院管理员、审核员和审计员使用。学生请从场次二维码或场次编码进入。",
    "For administrators, reviewers and auditors. Students enter with their session's code.",
);
pub const ACCOUNT: Words = Words("账号", "Account");
pub const PASSWORD: Words = Words("密码", "Password");
pub const SIGN_IN: Words = Words("登录", "Sign in");
pub const WRONG_ACCOUNT: Words = Words("账号或密码不正确。", "The account or the password is wrong.");
pub const ACCOUNT_MISSING: Words = Words("请输入账号和密码。", "Enter your account and password.");

pub const NOTHING_TO_DO: Words = Words("此账号没有可用的页面", "No pages for this account");
pub const NOTHING_TO_DO_HINT: Words = Words(
    "系统管理员账号不能查看学生数据。账号与设置请使用命令行。",
    "A system administrator sees no student data. Accounts and settings are managed on the command line.",
);
pub const NOT_FOUND: Words = Words("没有找到，或您无权查看", "Not found, or not yours to see");
pub const NOT_FOUND_HINT: Words =
    Words("记录可能已删除，或不在您所管理的学院范围内。", "It may have been removed, or lies outside your college.");
pub const REFUSED: Words = Words("无法完成", "Not possible now");
pub const BACK_TO_QUEUE: Words = Words("返回队列", "Back to the queue");
pub const BACK_TO_STUDENTS: Words = Words("返回学生列表", "Back to students");

pub const PENDING: Words = Words("待审", "Pending");
pub const OVERDUE: Words = Words("超时", "Overdue");
pub const DECIDED_TODAY: Words = Words("今天已审", "Decided today");
pub const QUEUE_FILTERS: Words = Words("队列筛选", "Which reviews to show");
pub const WAITED: Words = Words("已等", "Waited");
pub const HINTS: Words = Words("提示", "Hints");
pub const QUEUE_EMPTY: Words = Words("没有待审照片", "Nothing to review");
pub const QUEUE_EMPTY_HINT: Words = Words("新提交的照片会出现在这里。", "Newly submitted photos appear here.");
pub const OVERDUE_EMPTY: Words = Words("没有超时的照片", "Nothing overdue");
pub const OVERDUE_EMPTY_HINT: Words = Words("所有照片都在承诺的时间内。", "Every photo is within its promised time.");
pub const START_TITLE: Words = Words("准备开始审核", "Ready to review");
pub const START_HINT: Words = Words("打开照片会记入审计日志。", "Opening a photo is recorded in the audit log.");
pub const START: Words = Words("开始审核", "Start reviewing");
pub const APPROVE: Words = Words("通过", "Approve");
pub const REJECT: Words = Words("退回", "Reject");
pub const NEXT: Words = Words("下一张", "Next");
pub const GUIDES: Words = Words("规格线", "Guides");
pub const GUIDE_HEAD: Words = Words("头顶", "Crown");
pub const GUIDE_EYES: Words = Words("眼线", "Eyes");
pub const GUIDE_FACE: Words = Words("脸宽", "Face");
pub const PHOTO_FAILED: Words = Words(
    "照片无法显示，暂时不能通过。请重新打开，或退回。",
    "The photo cannot be shown, so it cannot be approved. Open it again, or reject it.",
);
pub const PHOTO_LOADING: Words = Words("照片加载完成后可以通过", "You can approve once the photo is shown");
pub const DECISION: Words = Words("审核决定", "Decision");
pub const CHOOSE_REASON: Words = Words("选择退回原因后可以退回", "Choose a reason to reject");
pub const OTHER_NEEDS_NOTE: Words = Words("选择“其他”时，请在备注中写明原因", "“Other” needs a note that says why");
pub const CONFIRMED: Words = Words("学生已确认", "Confirmed by the student");
pub const APPROVED_NEXT: Words = Words("已通过", "Approved");
pub const REJECTED_NEXT: Words = Words("已退回", "Rejected");
pub const OPENED_NEXT: Words = Words("已打开下一张", "the next one is open");
pub const QUEUE_DONE: Words = Words("队列已审完", "the queue is done");
pub const CHECKS: Words = Words("检测结果", "Checks");
pub const CHECKS_PASSED: Words = Words("项通过", "passed");
pub const CHECKS_NONE: Words = Words("没有检测记录", "No measurements");
pub const CHECKS_ALL: Words = Words("全部测量", "All measurements");
pub const PLATFORM_UNCONFIRMED: Words = Words(
    "质量合格，是否为本人由您核对；通过即为确认",
    "Good enough; whether it is this person is yours to see, and approving says so",
);
pub const REJECT_REASONS: Words = Words("退回原因", "Reasons to reject");
pub const MORE: Words = Words("更多…", "More…");
pub const ALL_REASONS: Words = Words("全部退回原因", "All reasons");
pub const DONE: Words = Words("完成", "Done");
pub const NOTE: Words = Words("备注", "Note");
pub const NOTE_HINT: Words =
    Words("学生会看到备注，请不要写个人信息。", "The student reads this note; leave personal data out.");
pub const LOCK_NOTE: Words =
    Words("翻拍、美颜：退回的同时锁定账号", "Photo of a photo, Retouched: also locks the account");
pub const LOCK_WARNING: Words = Words(
    "退回后将同时锁定该学生的账号，需由学院管理员解锁后才能重新拍摄。",
    "Rejecting also locks the student's account until a college administrator unlocks it.",
);
pub const ATTEMPTS: Words = Words("拍摄记录", "Attempts");
pub const ATTEMPT_PASSED: Words = Words("通过 · 存入草稿箱", "Passed · stored as a draft");
pub const ATTEMPT_FAILED: Words = Words("未通过", "Failed");
pub const LIVENESS: Words = Words("活体检测", "Liveness");
pub const LIVENESS_PASSED: Words = Words("已完成动作", "Followed the prompts");
pub const LIVENESS_ASKED: Words = Words("要求的动作：", "Asked for: ");
pub const ATTEMPT_LIVENESS: Words = Words("未通过活体检测", "Failed the liveness check");
pub const ATTEMPT_CALIBRATED: Words = Words("校准", "Calibration");
pub const ATTEMPT_EMERGENCY: Words = Words("应急上传", "Emergency upload");
pub const SUBMITTED: Words = Words("提交审核", "Submitted for review");
pub const NO_ATTEMPTS: Words = Words("没有拍摄记录", "No attempts");
pub const PROMISED: Words = Words("承诺完成", "Promised by");

pub const SEARCH_LABEL: Words = Words("学号、姓名或班级", "Number, name or class");
pub const SEARCH: Words = Words("搜索", "Search");
pub const SEARCH_HINT: Words = Words("搜索会记入审计日志。", "Searches are recorded in the audit log.");
pub const WAITING_LOCKED: Words = Words("待解锁", "Locked until you unlock them");
pub const WAITING_PAPERS: Words = Words("证件待核验", "Papers that wait for you");
pub const WAITING_NONE: Words = Words("没有待办事项", "Nobody waits for you");
pub const WAITING_NONE_HINT: Words = Words(
    "需要解锁或核验证件的学生会列在这里。其他学生请搜索学号、姓名或班级。",
    "Students to unlock, and papers to check, are listed here. Search for anybody else by number, name or class.",
);
pub const SEARCH_NONE: Words = Words("没有找到学生", "No student found");
pub const SEARCH_NONE_HINT: Words = Words(
    "请核对输入；学院管理员只能看到本学院的学生。",
    "Check the spelling; college administrators see their own college only.",
);
pub const SEARCH_RESULTS: Words = Words("搜索结果", "Results");
pub const FOUND: Words = Words("人", "found");
pub const NAME: Words = Words("姓名", "Name");
pub const NUMBER: Words = Words("学号", "Number");
pub const COLLEGE: Words = Words("学院", "College");
pub const CLASS_NAME: Words = Words("班级", "Class");
pub const SESSION: Words = Words("场次", "Session");
pub const STATE: Words = Words("状态", "State");
pub const STANDARD: Words = Words("标准", "Standard");
pub const CONTACT: Words = Words("联系方式", "Contact");
pub const NO_CONTACT: Words = Words("未绑定", "None yet");
pub const UNMASKED_NOTE: Words =
    Words("以下为完整信息，本次查看已记入审计日志。", "Shown in full; this view was recorded in the audit log.");
pub const LOCK: Words = Words("账号锁定", "Lock");
pub const LOCK_SINCE: Words = Words("锁定时间", "Locked since");
pub const LOCK_UNTIL: Words = Words("锁定期限", "Lasts");
pub const LOCK_CAUSE: Words = Words("锁定原因", "Cause");
pub const NOT_LOCKED: Words = Words("当前没有锁定", "Not locked");
pub const EARLIER_LOCKS: Words = Words("以往锁定", "Earlier locks");
pub const LIFTED: Words = Words("已解锁", "Unlocked");
pub const EXPIRED: Words = Words("已到期", "Expired");
pub const UNLOCK: Words = Words("解锁", "Unlock");
pub const UNLOCK_REASON: Words = Words("原因", "Reason");
pub const UNLOCK_REASON_HINT: Words =
    Words("写明核实的情况，将记入审计日志。", "Say what you verified; it is recorded in the audit log.");
pub const UNLOCK_REASON_MISSING: Words = Words("请填写解锁原因。", "Please give a reason.");
pub const UNLOCK_CONFIRM: Words = Words("确认解锁", "Unlock now");
pub const UNLOCK_CONSEQUENCE: Words = Words(
    "解锁后该学生可以立即重新拍摄，此前的失败次数不再计算。",
    "The student can retake at once, and earlier failures no longer count.",
);
pub const UNLOCKED: Words = Words("已解锁，该学生可以重新拍摄。", "Unlocked. The student can retake the photo.");
pub const REFERENCE_IMPORT: Words = Words("导入", "Import");
pub const REFERENCE_REPLACE: Words = Words("更换", "Replace");
pub const REFERENCE_DELETE: Words = Words("删除", "Delete");
pub const REFERENCE_DELETE_NOW: Words = Words("确认删除", "Delete now");
pub const REFERENCE_DELETE_SURE: Words = Words(
    "删除后审核时没有可对照的照片，需要重新导入。删除会记入审计日志。",
    "Reviewers will have nothing to compare with until a picture is imported again. The deletion is recorded in the audit log.",
);
pub const REFERENCE_IMPORTED: Words = Words("导入于", "Imported");
pub const REFERENCE_RULE: Words = Words(
    "选择身份证照片、学籍照片等任意含本人正脸的图片。系统只保留裁切对齐后的人脸，不保存原图。",
    "Choose any picture with the student's face, such as an identity card. Only the aligned face is kept, not the picture.",
);
pub const IDENTITY: Words = Words("采集资格", "Identity document");
pub const IDENTITY_NONE: Words = Words("未提交", "Nothing handed in");
pub const IDENTITY_MATCHED: Words = Words("自动匹配", "Matched");
pub const IDENTITY_AWAITS: Words = Words("待人工核验", "Waits for you");
pub const IDENTITY_ACCEPTED: Words = Words("核验通过", "Accepted");
pub const IDENTITY_REFUSED: Words = Words("核验退回", "Refused");
pub const IDENTITY_LAPSED: Words = Words("超期未核验", "Lapsed");
pub const ENTERED_NAME: Words = Words("填写姓名", "Name entered");
pub const ENTERED_NUMBER: Words = Words("填写号码", "Number entered");
pub const ROSTER_NUMBER: Words = Words("学籍号码", "Number on the roster");
pub const REVEAL: Words = Words("显示完整号码（记入审计日志）", "Show whole numbers (recorded)");
pub const OPEN_PAPER: Words = Words("查看照片（记入审计日志）", "Show picture (recorded)");
pub const KEPT_UNTIL: Words = Words("照片最晚删除时间", "Pictures are deleted by");
pub const IDENTITY_CONSEQUENCE: Words = Words(
    "通过或退回后，证件照片和填写的号码立即删除。",
    "Once you decide, the pictures and the number that was entered are deleted.",
);
pub const IDENTITY_ACCEPT: Words = Words("核验通过", "Accept");
pub const VOUCH: Words = Words("当面核验证件原件", "Check the original in person");
pub const VOUCH_CONSEQUENCE: Words = Words(
    "请核对原件上的姓名、号码与学籍信息一致，且持证人为本人。确认后学生获得采集资格，无需上传证件。",
    "Compare the original's name and number with the roster, and its holder with the student. The student can then go on \
     without uploading anything.",
);
pub const VOUCH_NOW: Words = Words("原件无误，确认通过", "The original is right");
pub const IDENTITY_REFUSE: Words = Words("退回", "Refuse");
pub const IDENTITY_REASON: Words = Words("退回原因（学生可见）", "Reason to refuse (the student reads it)");
pub const IDENTITY_REASON_MISSING: Words = Words("请填写退回原因。", "Say why.");
pub const DRAFTS: Words = Words("草稿箱", "Drafts");
pub const NO_DRAFTS: Words = Words("草稿箱是空的", "The draft box is empty");
pub const DRAFT: Words = Words("草稿", "Draft");
pub const REVIEW_HISTORY: Words = Words("审核记录", "Reviews");
pub const NO_REVIEWS: Words = Words("还没有提交审核", "Nothing submitted yet");
pub const MEASURES: Words = Words("测量值", "Measurements");

pub const AUDIT_HINT: Words = Words(
    "只增不改，每条记录都由前一条的哈希封存。时间为北京时间。",
    "Append-only; each entry is sealed by the hash of the one before. Times are in Beijing time.",
);
pub const SEQ: Words = Words("序号", "No.");
pub const TIME: Words = Words("时间", "Time");
pub const ACTOR: Words = Words("操作者", "Actor");
pub const ACTION: Words = Words("操作", "Action");
pub const SUBJECT: Words = Words("对象", "Subject");
pub const DETAIL: Words = Words("详情", "Detail");
pub const HASH: Words = Words("哈希", "Hash");
pub const LOAD_MORE: Words = Words("加载更多", "Load more");
pub const LOG_END: Words = Words("没有更早的记录", "No earlier entries");
pub const LOG_EMPTY: Words = Words("还没有记录", "No entries yet");
pub const ACTOR_STUDENT: Words = Words("学生", "Student");
pub const ACTOR_STAFF: Words = Words("教职工", "Staff");
pub const ACTOR_SYSTEM: Words = Words("系统", "System");

pub fn role(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::CollegeAdmin => lang.pick("学院管理员", "College administrator"),
        Role::SchoolAdmin => lang.pick("校级管理员", "School administrator"),
        Role::Reviewer => lang.pick("审核员", "Reviewer"),
        Role::Auditor => lang.pick("审计员", "Auditor"),
        Role::SystemAdmin => lang.pick("系统管理员", "System administrator"),
    }
}

/// The part of the photo under which the whole list groups a reason.
pub fn area(area: Area, lang: Lang) -> &'static str {
    match area {
        Area::Frame => lang.pick("整体与着装", "Whole picture and clothes"),
        Area::Head => lang.pick("头部", "Head"),
        Area::Face => lang.pick("面部与光线", "Face and light"),
        Area::Eyes => lang.pick("眼睛", "Eyes"),
        Area::Mouth => lang.pick("嘴部", "Mouth"),
    }
}

#[rustfmt::skip] // a table reads better with an action a line
pub fn deed(action: Action, lang: Lang) -> &'static str {
    let (zh, en) = match action {
        Action::SessionCreated => ("创建场次", "Session created"),
        Action::StaffCreated => ("创建账号", "Staff account created"),
        Action::RosterImported => ("导入名单", "Roster imported"),
        Action::StudentSignedIn => ("学生登录", "Student signed in"),
        Action::StudentSignInFailed => ("学生登录失败", "Student sign-in failed"),
        Action::PasswordChanged => ("修改密码", "Password changed"),
        Action::ConsentGiven => ("同意授权", "Consent given"),
        Action::ConsentWithdrawn => ("撤回授权", "Consent withdrawn"),
        Action::CodeSent => ("发送验证码", "Code sent"),
        Action::ContactProved => ("绑定联系方式", "Contact proved"),
        Action::PageRead => ("阅读须知", "Page read"),
        Action::NotificationsChosen => ("选择通知", "Notifications chosen"),
        Action::VideoWatched => ("看完视频", "Video watched"),
        Action::AttemptPassed => ("拍摄通过", "Attempt passed"),
        Action::AttemptFailed => ("拍摄未通过", "Attempt failed"),
        Action::PhotoCalibrated => ("校准照片", "Photo calibrated"),
        Action::PhotoRestored => ("撤销校准", "Calibration undone"),
        Action::Locked => ("账号锁定", "Account locked"),
        Action::Unlocked => ("账号解锁", "Account unlocked"),
        Action::DraftDeleted => ("删除草稿", "Draft deleted"),
        Action::Submitted => ("提交审核", "Submitted for review"),
        Action::Approved => ("审核通过", "Approved"),
        Action::Rejected => ("审核退回", "Rejected"),
        Action::Confirmed => ("学生确认照片", "Photo confirmed"),
        Action::Downloaded => ("下载照片", "Photo downloaded"),
        Action::PhotoViewed => ("查看照片", "Photo viewed"),
        Action::StaffSignedIn => ("教职工登录", "Staff signed in"),
        Action::StaffSignInFailed => ("教职工登录失败", "Staff sign-in failed"),
        Action::StudentsSearched => ("搜索学生", "Students searched"),
        Action::FileOpened => ("查看学生档案", "Student file opened"),
        Action::CaseOpened => ("打开审核", "Review opened"),
        Action::CardRead => ("上传证件照片", "Picture of a document uploaded"),
        Action::IdentityMatched => ("证件与学籍一致", "Document matches the record"),
        Action::IdentityDoubted => ("证件信息不一致", "Document does not match"),
        Action::IdentityAwaits => ("证件待人工核验", "Document waits for staff"),
        Action::IdentityAccepted => ("证件核验通过", "Document accepted"),
        Action::IdentityRefused => ("证件核验退回", "Document refused"),
        Action::IdentityLapsed => ("证件核验超期", "Document lapsed"),
        Action::CardViewed => ("查看证件照片", "Picture of a document viewed"),
        Action::NumberRevealed => ("查看证件号码", "Number of a document viewed"),
        Action::ReferenceImported => ("导入参考照片", "Reference photo imported"),
        Action::ReferenceViewed => ("查看参考照片", "Reference photo viewed"),
        Action::ReferenceDeleted => ("删除参考照片", "Reference photo deleted"),
        Action::MessageSent => ("发送通知", "Message sent"),
        Action::MessageFailed => ("通知发送失败", "Message failed"),
    };
    lang.pick(zh, en)
}
