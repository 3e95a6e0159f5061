//! People who do not exist, from a seed: common names, real districts, numbers whose check is right.

use domain::id_number::IdNumber;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// What stands on both sides of one card.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub female: bool,
    pub nation: &'static str,
    /// Year, month, day.
    pub birth: (u16, u8, u8),
    pub address: String,
    pub number: String,
    pub authority: String,
    pub from: (u16, u8, u8),
    /// None is 长期.
    pub until: Option<(u16, u8, u8)>,
}

/// The commonest family names; two of two characters.
const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const COMPOUND: [&str; 2] = ["欧阳", "上官"];
/// Characters that are common in given names of the last decades.
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文玉兰红志鹏飞雪梅佳宇轩子涵梓浩然欣怡雨晨诗琪思远俊凯嘉豪睿博天佑一诺依可馨晓婷慧玲丹萍颖倩莹洁琳雯璐瑶瑞峰斌波辉亮健龙翔鑫毅晖宁安康乐成立新春海山林森松柏清河江源泽润若曦语悦心妍彤月星辰阳光旭东南西北云风雷";
/// District code, and the address and the police office it goes with.
const DISTRICTS: [(&str, &str, &str); 14] = [
    ("110105", "北京市朝阳区", "北京市公安局朝阳分局"),
    ("120104", "天津市南开区", "天津市公安局南开分局"),
    ("130102", "河北省石家庄市长安区", "石家庄市公安局长安分局"),
    ("210203", "辽宁省大连市西岗区", "大连市公安局西岗分局"),
    ("310115", "上海市浦东新区", "上海市公安局浦东分局"),
    ("320106", "江苏省南京市鼓楼区", "南京市公安局鼓楼分局"),
    ("330106", "杭州市西湖区", "杭州市公安局西湖区分局"),
    ("370202", "山东省青岛市市南区", "青岛市公安局市南分局"),
    ("410105", "郑州市金水区", "郑州市公安局金水路分局"),
    ("420106", "武汉市武昌区", "武汉市公安局武昌区分局"),
    ("440106", "广州市天河区", "广州市公安局天河区分局"),
    ("510107", "成都市武侯区", "成都市公安局武侯区分局"),
    ("610113", "西安市雁塔区", "西安市公安局雁塔分局"),
    ("431223", "湖南省辰溪县", "辰溪县公安局"),
];
const STREETS: [&str; 12] = [
    "建设路",
    "人民东路",
    "中山北路",
    "学院路",
    "解放大街",
    "和平里",
    "文化西路",
    "新华街",
    "滨江大道",
    "光明村",
    "民族路",
    "青年路",
];

impl Person {
    /// The same seed gives the same person.
    pub fn invent(seed: u64) -> Person {
        let mut dice = StdRng::seed_from_u64(seed ^ 0x1d_ca4d);
        let (code, district, authority) = DISTRICTS[dice.random_range(0..DISTRICTS.len())];
        let birth = (dice.random_range(1995..=2008u16), dice.random_range(1..=12u8), dice.random_range(1..=28u8));
        let serial: u16 = dice.random_range(1..1000);
        // Cards of people of 16 to 25 are valid for ten years, of 26 to 45 for twenty.
        let from = (dice.random_range(2021..=2025u16), dice.random_range(1..=12u8), dice.random_range(1..=28u8));
        let span = match from.0 - birth.0 {
            0..16 => 5,
            16..26 => 10,
            _ => 20,
        };
        Person {
            name: name(&mut dice),
            female: serial.is_multiple_of(2),
            nation: nation(&mut dice),
            birth,
            address: address(&mut dice, district),
            number: number(code, birth, serial),
            authority: authority.to_owned(),
            from,
            until: dice.random_bool(0.9).then_some((from.0 + span, from.1, from.2)),
        }
    }

    /// As the card prints it: 2021.05.07-2031.05.07.
    pub fn validity(&self) -> String {
        let day = |(year, month, day): (u16, u8, u8)| format!("{year}.{month:02}.{day:02}");
        format!("{}-{}", day(self.from), self.until.map_or("长期".to_owned(), day))
    }
}

fn pick(dice: &mut StdRng, characters: &str) -> char {
    let at = dice.random_range(0..characters.chars().count());
    characters.chars().nth(at).unwrap_or('王')
}

fn name(dice: &mut StdRng) -> String {
    let mut name = match dice.random_range(0..50) {
        0 => COMPOUND[dice.random_range(0..COMPOUND.len())].to_owned(),
        _ => pick(dice, FAMILIES).to_string(),
    };
    for _ in 0..if dice.random_bool(0.7) { 2 } else { 1 } {
        name.push(pick(dice, GIVEN));
    }
    name
}

/// Nine of ten are Han, as in the census; the others are any of the rest.
fn nation(dice: &mut StdRng) -> &'static str {
    const OTHERS: [&str; 12] = ["壮", "回", "满", "维吾尔", "苗", "彝", "土家", "藏", "蒙古", "侗", "布依", "朝鲜"];
    if dice.random_bool(0.8) { "汉" } else { OTHERS[dice.random_range(0..OTHERS.len())] }
}

fn address(dice: &mut StdRng, district: &str) -> String {
    let street = STREETS[dice.random_range(0..STREETS.len())];
    let house: u16 = dice.random_range(1..400);
    match dice.random_range(0..3) {
        0 => format!("{district}{street}{house}号"),
        1 => format!("{district}{street}{house}号{}号楼{}室", dice.random_range(1..30), dice.random_range(101..2800)),
        _ => format!("{district}{street}{house}号{}单元{}号", dice.random_range(1..6), dice.random_range(101..1200)),
    }
}

fn number(code: &str, (year, month, day): (u16, u8, u8), serial: u16) -> String {
    let head = format!("{code}{year}{month:02}{day:02}{serial:03}");
    let checks = "0123456789X".chars().map(|check| format!("{head}{check}"));
    checks.clone().find(|number| IdNumber::parse(number).is_some()).unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_invented_number_passes_the_check_and_tells_birth_and_sex() {
        for seed in 0..200 {
            let person = Person::invent(seed);
            assert!(IdNumber::parse(&person.number).is_some(), "{person:?}");
            let serial: u8 = person.number[16..17].parse().unwrap_or(0);
            assert_eq!(person.female, serial.is_multiple_of(2), "{person:?}");
        }
    }
}
