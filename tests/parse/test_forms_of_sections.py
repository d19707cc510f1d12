"""Sections in the forms of real submissions, by the built-in profile: texts are invented.

Each case: kind, body, and every section that a teacher would say is there, as `line section`.
What is missing and what is found besides fail alike.
"""

from __future__ import annotations

import pytest

from .conftest import LinesOf

PLAN, GUIDE = "lesson-plan", "study-guide"


DRESSES = [
    "教学目标", "教学目标：", "教 学 目 标", "## 教学目标", "##教学目标", "#### **1. 教学目标**", "# 🎯 教学目标", "【教学目标】", "〖教学目标〗",
    "［教学目标］", "[教学目标]", "〔教学目标〕", "＜教学目标＞", "「教学目标」", "★教学目标★", "☆ 教学目标", "■教学目标", "◆ 教学目标：", "●教学目标",
    "※教学目标", "➤ 教学目标", "一、教学目标", "一、教学目标：", "一．教学目标", "一 教学目标", "（一）教学目标", "(一) 教学目标：", "㈠教学目标", "1. 教学目标",
    "1．教学目标", "１、教学目标", "1、教学目标：", "1 教学目标", "1.1 教学目标", "（1）教学目标", "1）教学目标", "⑴教学目标", "①教学目标", "Ⅰ. 教学目标", "II、教学目标",
    "第一部分 教学目标", "第一部分：教学目标", "第1节 教学目标", "第一、教学目标", "壹、教学目标", "**教学目标**", "__教学目标__", "*教学目标*", "**一、教学目标**",
    "一、**教学目标**", "**【教学目标】**", "**教学目标：**", "**教学目标**：", "<b>教学目标</b>", "<h2>教学目标</h2>", "<center>教学目标</center>", "<strong>一、教学目标</strong>",
    "一、【教学目标】", "- **教学目标**", "> 教学目标", "教学目标（知识、能力、情感）", "教学目标（5分钟）", "### [教学目标](https://a.example/x)", "　　教学目标",
    "本课教学目标", "本节课的教学目标：", "单元教学目标", "课时教学目标", "具体教学目标", "教学的目标", "教学目标设计", "教学目标如下：", "学习目标", "活动目标", "三维目标",
    "核心素养目标", "| 教学目标 |", "\uf06c教学目标", "教学目标（第一课时）", "教学目标\u200b",
]  # fmt: skip
"""A label with its line for itself."""

LEADS = [
    "教学目标：", "教学目标:", "教学目标 ：", "教学目标　", "教学目标  ", "教学目标 ", "教学目标\t", "【教学目标】", "【教学目标】：", "[教学目标] ", "〖教学目标〗",
    "一、教学目标：", "一、教学目标 ", "（一）教学目标：", "1. 教学目标：", "1．教学目标　", "①教学目标：", "第一部分 教学目标：", "**教学目标**：", "**教学目标：**",
    "**教学目标** ", "**一、教学目标：** ", "★教学目标：", "- 教学目标：", "- **教学目标**：", "> 教学目标：", "教学目标（三维）：", "| 教学目标 | ", "| 一、教学目标 | ", "| **教学目标** | ",
    "| 教学<br>目标 | ", "| 教<br>学<br>目<br>标 | ", "| 教 学 目 标 | ", "| 教 / 学 / 目 / 标 | ", "| 教学目标： | ", "| 教学目标：", "| | 教学目标 | ", "<tr><td>教学目标</td><td>",
    "<tr><td><p>教</p><p>学</p><p>目</p><p>标</p></td><td>", "<tr><td><p><strong>教学目标</strong></p></td><td colspan=3>", "| 1、教学目标：",
]  # fmt: skip
"""A label with its content on the same line."""


@pytest.mark.parametrize("written", DRESSES)
def test_a_label_alone(lines_of: LinesOf, written: str) -> None:
    body = f"认识钟面\n\n{written}\n\n能看懂整时和半时，会按时刻安排一天。\n\n下课后请再看一看家里的钟。\n"
    assert lines_of(PLAN, body) == "3 教学目标"


@pytest.mark.parametrize("written", LEADS)
def test_a_label_before_its_content(lines_of: LinesOf, written: str) -> None:
    body = f"认识钟面\n\n{written}能看懂整时和半时，会按时刻安排一天。\n\n下课后请再看一看家里的钟。\n"
    assert lines_of(PLAN, body) == "3 教学目标"


CASES: dict[str, tuple[str, str, str]] = {
    "two labels on one line": (PLAN, "教学重点：会看整时。教学难点：会看半时。", "1 教学重点\n1 教学难点"),
    "two labels and a space": (PLAN, "重点：会看整时 难点：会看半时", "1 教学重点\n1 教学难点"),
    "two labels that nothing parts": (PLAN, "教学重点：会看整时教学难点：会看半时", "1 教学重点\n1 教学难点"),
    "three labels in bold": (PLAN, "**教学重点：**整时 **教学难点：**半时 **教学方法：**讲练结合", "1 教学重点\n1 教学难点\n1 教学方法"),
    "labels among other fields": (PLAN, "学科：数学　课题：认识钟面　课型：新授　教具：钟面", "1 课题\n1 教学准备"),
    "two brackets after text": (PLAN, "【教学重点】整时。【教学难点】半时。", "1 教学重点\n1 教学难点"),
    "a picture right behind a label": (PLAN, '**教学准备**<img src="media/clock.png" />\n钟面。', "1 教学准备"),
    "a label of two sections": (PLAN, "一、教材与学情分析\n钟面常见。\n二、教学目标与重难点\n会看。", "1 教材分析+学情分析\n3 教学目标+教学重难点"),
    "joined otherwise": (PLAN, "## 教材、学情分析\n常见。\n## 教学重点和难点\n会看。\n## 教学重点/教学难点\n会看。", "1 教材分析+学情分析\n3 教学重难点\n5 教学重点+教学难点"),
    "a difficult point in brackets": (PLAN, "## 教学重（难）点\n会看。\n## 教学重点（难点）\n会看。", "1 教学重难点\n3 教学重难点"),
    "joined with something else": (PLAN, "## 教学目标与评价任务\n会看。\n## 作业设计及评价\n看钟。", "1 教学目标\n3 作业设计"),
    "sublabels": (PLAN, "三、教学目标\n知识与技能：会看。\n过程与方法：操作。\n情感态度价值观：\n1. 珍惜时间。\n四、教学过程\n导入", "1 教学目标\n6 教学过程"),
    "sublabels of a heading": (PLAN, "## 教学目标\n### 知识目标\n会看。\n### 能力目标\n会说。\n## 板书设计\n钟面", "1 教学目标\n6 板书设计"),
    "sublabels without their section": (PLAN, "1. 知识与技能：会看。\n2. 过程与方法：操作。\n3. 情感态度与价值观：珍惜。", "1 教学目标"),
    "parts under their section": (PLAN, "## 教学重难点\n### 教学重点\n整时\n### 教学难点\n半时", "1 教学重难点\n2 教学重点\n4 教学难点"),
    "head row of the steps": (PLAN, "| 环节 | 教师活动 | 学生活动 | 设计意图 |\n|---|---|---|---|\n| 导入 | 提问 | 回答 | 激趣 |", "1 教学过程"),
    "head row below its label": (PLAN, "五、教学过程\n| 教学环节 | 教学内容 | 师生活动 | 设计意图 |\n|---|---|---|---|\n| 导入 | 钟面 | 问答 | 激趣 |\n六、板书设计\n钟面", "1 教学过程\n5 板书设计"),
    "head row beside its label": (PLAN, "| 教学过程 | 教学环节 | 教师活动 | 学生活动 |\n|---|---|---|---|\n| | 导入 | 提问 | 回答 |", "1 教学过程"),
    "a plan that is one table": (
        PLAN,
        "| 课题 | 认识钟面 | 课型 | 新授 |\n|---|---|---|---|\n| 教材分析 | 钟面常见。 | | |\n| 教学重点 | 整时 | 教学难点 | 半时 |\n"
        "| 教学过程 | | | |\n| 教学环节 | 教师活动 | 学生活动 | 设计意图 |\n| 导入 | 提问 | 回答 | 激趣 |\n| 布置作业 | 看钟 | 记录 | 巩固 |\n| 板书设计 | 钟面 | | |\n| 教学反思 | 时间紧 | | |",
        "1 课题\n3 教材分析\n4 教学重点\n4 教学难点\n5 教学过程\n8 作业设计\n9 板书设计\n10 教学反思",
    ),
    "a table without dashes": (PLAN, "| 学科 | 数学 | 课题 | 钟面 |\n| 教学目标 | 会看。 |\n| 教学准备 | 钟面。 |", "1 课题\n2 教学目标\n3 教学准备"),
    "a table with groups": (PLAN, "| 教学分析 | 教材分析 | 钟面常见。 |\n| 教学分析 | 学情分析 | 见过钟面。 |\n| 教学目标 | 教学目标 | 会看。 |", "1 教材分析\n2 学情分析\n3 教学目标"),
    "merged cells that a converter repeats": (PLAN, "| 教学过程 | 导入 | 提问。 |\n| 教学过程 | 新授 | 讲解。 |\n| 教学过程 | 小结 | 归纳。 |\n| 作业设计 | 作业设计 | 看钟。 |", "1 教学过程\n4 作业设计"),
    "labels in one cell": (PLAN, "| 教学重点：整时<br>教学难点：半时 | 备注 |\n|---|---|", "1 教学重点\n1 教学难点"),
    "brackets in one cell": (PLAN, "| 要点 | 【教学重点】整时 【教学难点】半时 |\n|---|---|", "1 教学重点\n1 教学难点"),
    "a whole plan in one cell": (PLAN, "| 教案 | 一、教学目标<br>会看。<br>二、教学过程：导入。<br>三、板书设计<br>钟面 |", "1 教学目标\n1 教学过程\n1 板书设计"),
    "html over lines": (
        PLAN,
        "<table>\n<tr>\n<td>课题</td>\n<td>认识钟面</td>\n<td>备注</td>\n<td>作业</td>\n</tr>\n<tr>\n<td>教学目标</td>\n<td><p>1. 会看。</p>\n<p>2. 会说。</p></td>\n</tr>\n</table>\n教学反思：时间紧。",
        "3 课题\n9 教学目标\n14 教学反思",
    ),
    "html steps over lines": (PLAN, "<table><thead><tr>\n<th>教学环节</th>\n<th>教师活动</th>\n<th>学生活动</th>\n</tr></thead>\n<tr>\n<td>导入</td>\n<td>提问</td>\n<td>回答</td>\n</tr></table>", "2 教学过程"),
    "columns of a table": (PLAN, "| 教学目标 | 教学过程 | 作业设计 |\n|---|---|---|\n| 会看 | 导入 | 看钟 |", "1 教学目标\n1 教学过程\n1 作业设计"),
    "several lessons": (
        GUIDE,
        "第1课时\n【学习目标】会看。\n【学习重点】整时\n【学习过程】\n看一看\n课堂小结\n第2课时\n【学习目标】会说。\n【学习重点】半时\n【学习过程】\n说一说\n课堂小结",
        "2 学习目标\n3 学习重难点\n4 学习过程\n6 反思\n8 学习目标\n9 学习重难点\n10 学习过程\n12 反思",
    ),
    "several lessons with headings": (
        PLAN,
        "# 第一课时\n## 教学目标\n会看。\n## 教学过程\n导入\n### 布置作业\n看钟\n# 第二课时\n## 教学目标\n会说。\n## 教学过程\n导入\n### 布置作业\n说钟",
        "2 教学目标\n4 教学过程\n6 作业设计\n9 教学目标\n11 教学过程\n13 作业设计",
    ),
    "aims of each step": (PLAN, "## 教学目标\n会看。\n## 教学过程\n### 第一步\n#### 教学目标\n认时针\n### 第二步\n#### 教学目标\n认分针\n## 板书设计\n钟面", "1 教学目标\n3 教学过程\n10 板书设计"),
    "an answer key": (GUIDE, "学习目标\n会看。\n当堂检测：\n1. 几时？\n课后作业：\n2. 几时半？\n参考答案：\n当堂检测：1. 三时\n课后作业：2. 四时半", "1 学习目标\n3 当堂检测\n5 限时作业"),
    "an answer key between lessons": (GUIDE, "学习目标：会看。\n当堂检测：1题\n参考答案\n当堂检测：三时\n学习目标：会说。\n当堂检测：2题", "1 学习目标\n2 当堂检测\n5 学习目标\n6 当堂检测"),
    "chapters among brackets": (
        GUIDE,
        "【学习目标】会看。\n【预习自测】\n一题\n二、拓展训练\n两题\n四、限时作业：（共10分）\n三题",
        "1 学习目标\n2 预习诊断\n4 限时作业\n6 限时作业",
    ),
    "bare labels among brackets": (
        GUIDE,
        "【学习目标】会看。\n预习诊断：\n一题\n拓展训练\n两题\n限时作业\n三题",
        "1 学习目标\n2 预习诊断\n4 限时作业\n6 限时作业",
    ),
    "a counted row of tasks": (GUIDE, "学习过程\n任务引入\n学习任务一：看钟\n时针在哪里\n学习任务二：说钟\n几时了", "1 学习过程"),
    "counted labels": (GUIDE, "【合作探究1】看钟\n【知识梳理1】整时\n【合作探究2】说钟\n【知识梳理2】半时", "1 学习过程+合作探究\n2 反思\n3 学习过程+合作探究\n4 反思"),
    "lines run together": ("training-plan", "各学校：  一、指导思想  以课堂为中心。  二、研修目标  人人上好一节课。", "1 指导思想\n1 研修目标"),
    "a plan of training": (
        "training-plan",
        "一、指导思想：\n立足课堂。\n二、研修的目标\n提高。\n三、研修主题与时间\n1.研修主题：作业\n2.研修时间：四月\n四、组织领导与保障措施\n（一）加强领导\n五、奖项设置及有关政策\n若干。",
        "1 指导思想\n3 研修目标\n5 研修主题+实施步骤\n8 保障措施\n10 保障措施",
    ),
    "a summary": ("training-summary", "（一）基本情况\n二十人。\n（二）主要做法与成效\n听课。\n（三）存在的问题\n时间紧。\n（四）下一步工作打算\n再听。", "1 基本情况\n3 主要做法+主要成效\n5 存在问题\n7 改进措施"),
    "a case": ("case", "## 一、案例背景\n村小。\n## 二、主要做法\n走教。\n## 三、取得的成效\n开齐课。\n## 四、经验与启示\n共享。", "1 背景\n3 做法\n5 成效\n7 反思"),
    "an observation": ("observation-record", "| 教学环节 | 教学过程 | 点评 |\n|---|---|---|\n| 导入 | 提问 | 自然 |\n| 优点 | 有梯度 | |\n| 建议 | 放手 | |", "1 教学过程\n4 优点\n5 建议"),
    "a term's teaching": ("teaching-plan", "一、学情分析\n二十人。\n二、教学目标\n会算。\n三、教学进度\n| 周次 | 教学内容 | 课时 |\n|---|---|---|\n| 1 | 钟面 | 2 |", "1 学情分析\n3 教学目标\n5 教学进度"),
    "a schedule alone": ("teaching-plan", "| 周次 | 教学内容 | 课时 |\n|---|---|---|\n| 1 | 钟面 | 2 |", "1 教学进度"),
    "minutes": ("training-record", "会议内容\n听课安排。\n会议决议\n周三听课。\n会议内容\n评课。\n会议决议\n写评课稿。", "1 活动过程\n3 形成共识\n5 活动过程\n7 形成共识"),
    "a talk on a lesson": ("lesson-talk", "一、说教材\n钟面。\n二、说学情\n见过。\n三、说教法、学法\n操作。\n四、说教学过程\n导入。\n五、说板书设计\n钟面", "1 说教材\n3 说学情\n5 说教法+说学法\n7 说教学过程\n9 说板书"),
    "a briefing": ("briefing", "★研修简述★\n二十人。\n★主要成绩★\n五节课。\n★问题与改进★\n时间紧。", "1 研修简述\n3 主要成绩\n5 突出问题+改进措施"),
    "a research project": ("research-project", "1 研究背景与意义\n课堂。\n2 研究目标和内容\n模型。\n3 研究的方法\n访谈。", "1 研究背景+研究意义\n3 研究目标+研究内容\n5 研究方法"),
    # What documents nobody had tuned for wrote otherwise
    "a bracket inside bold": (GUIDE, "**【学习内容】（主题）认识钟面**\n**【学习重点】会看整时。**\n**【限时作业】（共10分，每空1分。）**", "1 学习内容\n2 学习重难点\n3 限时作业"),
    "a first item behind the label": (PLAN, "一、 活动目标1、通过游戏会看整时，愿意按时起床。\n2、爱惜时间。", "1 教学目标"),
    "a first item behind a bold label": (PLAN, "**教学目标**1. 会看整时。\n2. 会看半时。", "1 教学目标"),
    "an item of a label nobody declared": (PLAN, "一、钟的故事1、古时候没有钟。", ""),
    "counted tasks with titles": (GUIDE, "学习任务一、时针在哪里\n看图说话。\n学习任务二、分针在哪里\n再说一说。", "1 学习过程"),
    "a counted task with its title in bold": (GUIDE, "【学习目标】\n会看整时，会说给同桌听。\n**学习任务一 时针在哪里**\n看图。", "1 学习目标\n3 学习过程"),
    "a bilingual table": (
        PLAN,
        "<table>\n<tr>\n<td>Topic 课题：</td>\n<td>认识钟面</td>\n</tr>\n<tr>\n<td><p>教学目标</p>\n<p>Teaching aims</p></td>\n<td>会看整时。</td>\n</tr>\n"
        "<tr>\n<td>巩固练习&amp;家庭作业 Exercises &amp; Home Assignment</td>\n<td>看钟。</td>\n</tr>\n</table>",
        "3 课题\n7 教学目标\n12 作业设计",
    ),
    "English that goes with a point": (PLAN, "## 重点-Half Past\n半时的读法。", ""),
    "a numbered heading with its name behind a colon": (GUIDE, "## 第三部分：综合练习\n看钟。\n## 第四部分：我的收获\n会看了。", "1 当堂检测\n3 反思"),
    "the work in other words": (PLAN, "## 习作目标\n写清楚一件事。\n## 口语交际重点\n听与说。\n## 研学准备\n水壶。", "1 教学目标\n3 教学重点\n5 教学准备"),
    "a part's own aim": ("course-outline", "一、课程目标\n会编程。\n2. **实验目标**：\n会接线。", "1 课程目标"),
    "what the label belongs to": ("training-plan", "四、有效开展校本教研的具体措施\n一人一课。", "1 保障措施"),
    "joined by or": ("training-summary", "4. **今后意见或者建议**\n多听课。", "1 改进措施"),
    "half of a joined label is known by its kind": (PLAN, "# 五、教学理念与策略\n先看后说。", "1 教学方法"),
    "a label left at the end of a sentence": (GUIDE, "学习目标\n会看整时，养成守时的习惯。学习重点和难点：\n看半时。", "1 学习目标\n2 学习重难点"),
    "answers under a name of their own": (GUIDE, "【预习诊断】\n几时？\n【限时作业】\n画钟。\n**第一节《钟面》拓展训练答案**\n1、整时\n**限时作业：**\n略", "1 预习诊断\n3 限时作业"),
    "answers with a blank": (GUIDE, "【学习目标】会看。\n【预习诊断】\n几时？\n**参考 答案**\n**【预习诊断】**\n整时", "1 学习目标\n2 预习诊断"),
    "lessons with titles": (
        PLAN,
        "## 课 01｜钟面\n**教学目标：** 会认针。\n**教学过程：**\n1. 看钟\n## 课 02｜整时\n**教学目标：** 会看整时。\n**教学过程：**\n1. 拨钟",
        "2 教学目标\n3 教学过程\n6 教学目标\n7 教学过程",
    ),
    "lessons inside the process": (
        PLAN,
        "## 教学目标\n会看。\n## 教学过程\n### 第一课时\n**教学目标**：认针。\n### 第二课时\n**教学目标**：读时。\n## 板书设计\n钟面",
        "1 教学目标\n3 教学过程\n8 板书设计",
    ),
    "a title in the words of a label": (GUIDE, "时间单元复习\n复习学案（第1课时）\n一、【学习目标】\n会看。\n二、【复习学案】\n看钟。", "3 学习目标\n5 学习过程"),
    "steps that are counted in a table of times": (PLAN, "## 教学过程\n先看后说。\n## 时间分配\n| 环节 | 时间 |\n|---|---|\n| 新课导入 | 2分钟 |", "1 教学过程"),
    "tasks of one lesson, each with its test": (
        GUIDE,
        "**复习目标**\n会看。\n**复习学案**\n**学习任务一：时针**\n看。\n**复习诊断**\n几时？\n**学习任务二：分针**\n看。\n**复习诊断**\n几分？\n**学习任务三：秒针**\n看。",
        "1 学习目标\n3 学习过程\n6 当堂检测\n10 当堂检测",
    ),
    "a column of many": ("research-project", "| 名称 | 成果形式 | 刊物或出版社、时间 | 字数 |\n|---|---|---|---|\n| 看钟 | 论文 | 待定 | 三千 |", ""),
    # What is no section
    "prose that mentions labels": (PLAN, "教学目标的确定要看学情，教学过程也一样。\n作业要分层，不能一刀切。\n教学反思是成长的起点。\n教学过程中，学生先看后说。", ""),
    "list entries that are sentences": (PLAN, "1. 教学目标要明确\n2. 教学重点要突出，难点要分散\n3、教学方法要灵活。\n- 教学过程要紧凑\n（4）板书要有条理", ""),
    "brackets in a sentence": (PLAN, "请大家对照【教学目标】看一看【教学过程】是否扣题。", ""),
    "bold in a sentence": (PLAN, "**教学目标**是一节课的方向，**教学过程**要围着它走。", ""),
    "things enumerated": (PLAN, "听课主要看：\n\n- 教学目标\n- 教学过程\n- 板书设计\n\n看后要谈。", "5 板书设计"),
    "a contents list of links": (PLAN, "- [教学目标](#a)\n- [教学过程](#b)\n\n## 教学目标\n会看。\n## 教学过程\n导入。", "4 教学目标\n6 教学过程"),
    "a contents list": (PLAN, "目录\n一、教学目标\n二、学习评价\n三、教学过程\n四、板书设计\n\n一、教学目标\n会看。\n三、教学过程\n导入。\n四、板书设计\n钟面", "7 教学目标\n9 教学过程\n11 板书设计"),
    "a contents list with pages": (PLAN, "一、教学目标……………1\n二、教学过程 2\n三、板书设计\t3\n\n一、教学目标\n会看。", "5 教学目标"),
    "a table of marks": (PLAN, "| 序号 | 教学目标 | 分值 |\n|---|---|---|\n| 1 | 教学目标 | 20 |\n| 2 | 教学过程 | 40 |", ""),
    "a label's word in a last cell": (PLAN, "| 页码 | 内容 | 类型 |\n|---|---|---|\n| 3 | 拓展挑战 | 作业 |", ""),
    "code": (PLAN, "```\n## 教学目标\n【教学过程】\n```", ""),
    "titles of works": (PLAN, "《教学反思》读后\n参考《教学目标》一书。", ""),
    "a question": (PLAN, "教学目标达成了吗？\n怎样写教学过程？", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_form(lines_of: LinesOf, name: str) -> None:
    kind, body, expected = CASES[name]
    assert lines_of(kind, body) == expected
