//! The 56 nations of China as GB/T 3304-1991 orders and names them on cards.

use serde::{Deserialize, Serialize};

/// A nation by its place in the standard's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nation(u8);

/// In the order of their numeric codes, 01 to 56, without 族.
const NAMES: [&str; 56] = [
    "汉",
    "蒙古",
    "回",
    "藏",
    "维吾尔",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "满",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "哈萨克",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "高山",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "阿昌",
    "普米",
    "塔吉克",
    "怒",
    "乌孜别克",
    "俄罗斯",
    "鄂温克",
    "德昂",
    "保安",
    "裕固",
    "京",
    "塔塔尔",
    "独龙",
    "鄂伦春",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
];

impl Nation {
    pub fn all() -> impl Iterator<Item = Nation> {
        (0u8..).zip(NAMES).map(|(k, _)| Nation(k))
    }

    /// By the name on a card, with or without 族.
    pub fn find(name: &str) -> Option<Nation> {
        let name = name.trim().trim_end_matches('族');
        Nation::all().find(|nation| nation.name() == name)
    }

    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The standard's number, 1 to 56.
    pub fn number(self) -> u8 {
        self.0 + 1
    }
}

impl From<Nation> for String {
    fn from(nation: Nation) -> String {
        nation.name().to_owned()
    }
}

impl TryFrom<String> for Nation {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Nation, Self::Error> {
        Nation::find(&name).ok_or("not one of the 56 nations")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_56_and_no_two_alike() {
        let mut names: Vec<_> = Nation::all().map(Nation::name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 56);
        assert_eq!(Nation::find("基诺族").map(Nation::number), Some(56));
        assert_eq!(Nation::find("外星"), None);
    }
}
