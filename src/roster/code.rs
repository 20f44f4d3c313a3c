//! What can be wrong with a file, a cell or a row: stable names for programs, words and cures for people.
//!
//! A vocabulary only. Whoever finds something reports the code and its place; the sentences are complete here, in both
//! languages, so that the command and a page say the same.

/// What is wrong, and what to do about it, in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub what: &'static str,
    /// What to do next.
    pub cure: &'static str,
}

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $slug:literal $zh:literal $zh_cure:literal $en:literal $en_cure:literal)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $en] $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name that programs and tests use.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)* }
            }

            /// In Chinese.
            pub fn zh(self) -> Words {
                match self { $(Self::$variant => Words { what: $zh, cure: $zh_cure },)* }
            }

            /// In English.
            pub fn en(self) -> Words {
                match self { $(Self::$variant => Words { what: $en, cure: $en_cure },)* }
            }
        }
    };
}

codes! {
    /// Why a whole file is refused.
    Refusal {
        Empty "empty"
            "文件是空的" "请选有内容的花名册。"
            "The file is empty." "Choose the file that has the list in it."
        Encrypted "encrypted"
            "文件有打开密码" "在 Excel 或 WPS 里打开，去掉密码后另存为 .xlsx。"
            "The file needs a password to open." "Open it in Excel or WPS, take the password off and save it as .xlsx."
        OldXls "old-xls"
            "这个老格式的 .xls 文件读不出来" "在 Excel 或 WPS 里打开，另存为 .xlsx。"
            "This file of the old kind, .xls, cannot be read." "Open it in Excel or WPS and save it as .xlsx."
        HtmlTable "html-table"
            "这是网页表格，不是 Excel 文件，系统导出时常把它命名为 .xls" "在 Excel 或 WPS 里打开，另存为 .xlsx。"
            "This is a table of a web page, which some systems export under the name .xls." "Open it in Excel or WPS and save it as .xlsx."
        Xml2003 "xml-2003"
            "这是 2003 版的 XML 表格" "在 Excel 或 WPS 里打开，另存为 .xlsx。"
            "This is an XML spreadsheet of 2003." "Open it in Excel or WPS and save it as .xlsx."
        OtherWorkbook "other-workbook"
            "这是 .ods 或 .xlsb 表格" "在 Excel、WPS 或 LibreOffice 里打开，另存为 .xlsx。"
            "This is a workbook of another kind, .ods or .xlsb." "Open it in Excel, WPS or LibreOffice and save it as .xlsx."
        NotASpreadsheet "not-a-spreadsheet"
            "这不是表格文件" "请选 .xlsx、.xls 或 .csv 花名册；PDF、图片、文档里的表要先做成表格。"
            "This is no spreadsheet." "Choose a list as .xlsx, .xls or .csv; a table in a PDF, picture or document must be made a spreadsheet first."
        Damaged "damaged"
            "文件损坏，读不完整" "在 Excel 或 WPS 里打开，另存为新的 .xlsx；打不开就重新导出。"
            "The file is damaged and cannot be read to its end." "Open it in Excel or WPS and save it anew as .xlsx, or export it again."
        TooLarge "too-large"
            "文件太大：解开后超过 400 MiB，或有内容的行超过 20 万" "只留要测算的人和列，或按部门分成几个文件。"
            "The file is too large: more than 400 MiB unpacked, or more than 200,000 rows with something in them." "Keep only the people and columns that matter, or split it by department."
        OwnResult "own-result"
            "这是从花名册测算出来、存下的结果，不是花名册" "请选原来的花名册。要和上次比，在「和上次的名单比一比」里把上次的花名册和这份结果一起选上。"
            "This is what was saved of a list, and not a list." "Choose the list itself. To compare with it, choose the earlier list together with this under “Compare with the earlier list”."
        NoSuchSheet "no-such-sheet"
            "没有这个名字的、看得见的工作表" "改正工作表的名字，或取消隐藏。"
            "There is no visible sheet of that name." "Correct the sheet's name, or unhide the sheet."
        NoHeadings "no-headings"
            "前 20 行里找不到表头" "表头要有姓名、学历、合同起始日期等至少两列，放在前 20 行。"
            "No headings were found in the first 20 rows." "Put headings such as 姓名, 学历 and 合同起始日期, at least two of them, into the first 20 rows."
    }
}

codes! {
    /// What is wrong with one cell.
    BadCell {
        CellError "cell-error"
            "单元格里是错误值（#N/A、#REF! 等）" "改正公式，或直接填值。"
            "The cell holds an error such as #N/A or #REF!." "Mend the formula, or type the value."
        FormulaWithoutValue "formula-without-value"
            "公式没有存下结果" "在 Excel 或 WPS 里打开，算一遍再保存。"
            "The formula has no stored value." "Open the file in Excel or WPS, let it calculate, and save it."
        UnknownValue "unknown-value"
            "认不出这个值" "选一次它的意思，同样的值都算数。"
            "The value is not known." "Say once what it means; that settles all cells with it."
        NotANumber "not-a-number"
            "不是一个数" "填一个数，如 5200 或 36。"
            "This is not a number." "Write a number such as 5200 or 36."
        NoUnit "no-unit"
            "期限没有单位，不知是月还是年，两种都算" "在表头写明（月）或（年）。"
            "The length has no unit: months and years are both kept possible." "Say 月 or 年 in the heading."
        NotADate "not-a-date"
            "不是一个日期" "写成 2024-07-01、2024-07 或 2024。"
            "This is not a date." "Write 2024-07-01, 2024-07 or 2024."
        NoSuchDay "no-such-day"
            "没有这一天" "改正日期。"
            "There is no such day." "Correct the date."
        TwoDigitYear "two-digit-year"
            "年份只有两位" "年份写四位，如 2024-07。"
            "The year has two digits only." "Write the year with four digits, such as 2024-07."
        AmbiguousMonth "ambiguous-month"
            "2024.1 可能是 1 月，也可能是 10 月；只用年份" "写成 2024-01 或 2024-10。"
            "A number such as 2024.1 is January or October; only the year is used." "Write 2024-01 or 2024-10."
        StillToCome "still-to-come"
            "这一天还没到" "改正日期；没到的日子先空着。"
            "This day is still to come." "Correct the date, or leave it empty until the day has come."
        EndBeforeStart "end-before-start"
            "合同结束早于开始" "改正其中一个日期。"
            "The contract ends before it starts." "Correct one of the two dates."
        OutOfRange "out-of-range"
            "数太大" "改正这个数。"
            "The number is implausibly large." "Correct the number."
        NotAnEmployee "not-an-employee"
            "不是劳动合同、派遣或返聘，用工身份先不判断" "核对用工形式；确属劳动合同的改过来。"
            "This is neither a labour contract nor dispatch nor re-employment after retirement; the employment stays open." "Check the form of employment, and correct it if there is a labour contract."
        Contradiction "contradiction"
            "和这一行的其他内容对不上，没有用它" "核对这一行，改正其中一处。"
            "It cannot be true beside the rest of the row, and is not used." "Check the row and correct one of the two."
        IdCheckDigit "id-check-digit"
            "身份证号校验位不对" "核对身份证号。"
            "The check digit of the identity number is wrong." "Check the identity number."
        IdLength "id-length"
            "身份证号位数不对" "应为 18 位，或老的 15 位；别的证件请另填出生日期。"
            "The identity number has the wrong length." "It has 18 characters, or 15 of the old kind; for other papers give the date of birth in a column."
        IdLost "id-lost"
            "身份证号被存成了科学计数，数字已丢失" "把这一列设为文本，重新填写。"
            "The identity number was saved as a number such as 3.31E+17; its digits are lost." "Format the column as text and enter the numbers again."
        IdRounded "id-rounded"
            "身份证号被存成了数字，后三位已丢失；出生日期仍可用" "把这一列设为文本，重新填写。"
            "The identity number was saved as a number: its last three digits are lost, the date of birth is not and is used." "Format the column as text and enter the numbers again."
        IdBirthDiffers "id-birth-differs"
            "身份证号和出生日期对不上，按出生日期" "核对两处。"
            "The identity number and the date of birth differ; the latter counts." "Check both."
    }
}

codes! {
    /// Why a row is nobody's.
    Skip {
        Blank "blank" "空行" "不用处理。" "The row is empty." "Nothing to do."
        Section "section" "分段标题" "不用处理。" "The row is a heading within the list." "Nothing to do."
        Note "note" "说明、制表人" "不用处理。" "The row is a note." "Nothing to do."
        Total "total" "合计" "不用处理。" "The row is a sum." "Nothing to do."
        Left "left" "已离职" "不用处理。" "The person has left." "Nothing to do."
    }
}

codes! {
    /// Why it cannot be said whether people on two lists are the same.
    Doubt {
        NumberReused "number-reused"
            "工号相同，姓名不同" "核对是改了姓名，还是工号给了别人，改好其中一张表。"
            "The staff number is the same, the name is not." "Check whether the name was corrected or the number given to somebody else, and mend one of the lists."
        NumberChanged "number-changed"
            "姓名和日期相同，工号不同" "核对是换了工号，还是两个人。"
            "Name and day are the same, the staff number is not." "Check whether the number was changed or these are two people."
        SeveralAlike "several-alike"
            "同名的不止一个，分不清谁是谁" "两张表都写上工号，或写全合同起始日期。"
            "Several people are called the same, and nothing tells them apart." "Give staff numbers in both lists, or the first days of the contracts."
        NameAlone "name-alone"
            "只有姓名对得上" "两张表都写上工号，或写上同样的合同起始日期、入职日期。"
            "Only the name is the same." "Give staff numbers in both lists, or the same first day of the contract or of employment."
        NothingToCompare "nothing-to-compare"
            "没有姓名或工号可以和另一张表对照" "补上姓名或工号。"
            "There is no name or staff number to compare with the other list." "Add the name or the staff number."
    }
}
