//! The demonstration's people. All are invented: their identity numbers have an area code (99) that was never given out.

use domain::id_number::IdNumber;

const FAMILY: [&str; 20] = [
    "陈", "李", "王", "张", "刘", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "郭", "何", "高", "罗", "郑",
    "梁",
];
const GIVEN: [&str; 17] = [
    "小明", "雨桐", "子涵", "思远", "佳怡", "浩然", "梓萱", "俊杰", "欣妍", "一诺", "若曦", "博文", "诗琪", "宇航",
    "静", "晨曦", "嘉豪",
];
pub const COLLEGES: [&str; 3] = ["计算机学院", "外国语学院", "数学学院"];

/// Students who have not begun.
const FRESH: std::ops::RangeInclusive<u32> = 20_230_101..=20_230_340;
/// Students whose drawn photos wait in the review queue.
pub const SUBMITTED: std::ops::RangeInclusive<u32> = 20_230_801..=20_230_806;
/// Students whom three failed liveness checks have locked.
pub const LOCKED: std::ops::RangeInclusive<u32> = 20_230_901..=20_230_903;

pub struct Person {
    pub number: u32,
    pub name: String,
    pub college: &'static str,
    pub class_name: String,
    id_number: String,
}

impl Person {
    fn new(number: u32) -> Self {
        let n = number as usize;
        let college = if LOCKED.contains(&number) { COLLEGES[0] } else { COLLEGES[n % COLLEGES.len()] };
        Self {
            number,
            name: format!("{}{}", FAMILY[n % FAMILY.len()], GIVEN[n % GIVEN.len()]),
            college,
            class_name: format!("{} 230{}", college.trim_end_matches("学院"), 1 + n / 40 % 3),
            id_number: id_number(number),
        }
    }

    pub fn id_number(&self) -> Option<IdNumber> {
        IdNumber::parse(&self.id_number)
    }

    pub fn id_text(&self) -> &str {
        &self.id_number
    }

    /// “初始密码为身份证后六位”.
    pub fn initial_password(&self) -> &str {
        &self.id_number[12..]
    }
}

/// Everybody on the roster, beginning with those who have not begun.
pub fn students() -> impl Iterator<Item = Person> {
    FRESH.chain(SUBMITTED).chain(LOCKED).map(Person::new)
}

/// Number, name, initial password and identity number of every student, for people and for the browser tests.
pub fn roster_csv() -> String {
    let line = |person: Person| {
        let Person { number, name, id_number, .. } = &person;
        format!("{number},{name},{},{id_number}\n", person.initial_password())
    };
    students().map(line).collect()
}

/// Area 990000, a birthday in 2005, the last digits of the student number as serial, and the right check digit.
fn id_number(number: u32) -> String {
    let (month, day) = (1 + number % 12, 1 + number % 28);
    let body = format!("9900002005{month:02}{day:02}{:03}", number % 1000);
    let fits = |check: &char| IdNumber::parse(&format!("{body}{check}")).is_some();
    let check = "0123456789X".chars().find(fits).unwrap_or('0');
    format!("{body}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_number_and_an_identity_number_of_their_own() {
        let people: Vec<_> = students().collect();
        let count = |key: fn(&Person) -> String| people.iter().map(key).collect::<std::collections::HashSet<_>>().len();
        assert_eq!(count(|person| person.number.to_string()), people.len());
        assert_eq!(count(|person| person.id_number.clone()), people.len());
        assert!(people.iter().all(|person| person.id_number().is_some()));
    }
}
