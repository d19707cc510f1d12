"""A corpus with the vocabulary of real texts: clauses of the sample joined anew, and titles of real lessons.

Sizes of an index and the work of a word splitter depend on the words; those of `benchmarks.corpus` are few.
The same sample gives the same bytes.
"""

from __future__ import annotations

import random
import re
from functools import cached_property
from pathlib import Path

from benchmarks.corpus import Voice

ROOT = Path(__file__).parents[2]
_CLAUSE = re.compile("[\u4e00-\u9fff]{3,14}")
_TOPICS = """
圆的周长 圆的面积 长方体的体积 角的度量 鸡兔同笼 认识钟表 小数的加减法 分数的初步认识 比例的意义 可能性
平均数 三角形的分类 找规律 位置与方向 一元一次方程 二次函数的图象 相似三角形 概率初步 因式分解 数轴
静夜思 望庐山瀑布 桂林山水 草原 慈母情深 落花生 圆明园的毁灭 少年闰土 北京的春节 腊八粥
济南的冬天 从百草园到三味书屋 孔乙己 故乡 出师表 醉翁亭记 桃花源记 李白诗两首 井底之蛙 记承天寺夜游
天气与生活 问路 我的一天 过去的周末 动物朋友 未来的学校 春节习俗 购物对话
光合作用 种子的萌发 消化系统 遗传与变异 细胞分裂 食物链 昆虫的一生 土壤里有什么
光的折射 牛顿第一定律 压强 欧姆定律 简单电路 杠杆 机械能守恒 串联与并联
氧气的制取 酸碱中和 金属的性质 水的净化 燃烧与灭火
鸦片战争 辛亥革命 丝绸之路 贞观之治 新文化运动 抗日战争
黄河的治理 气候类型 人口分布 长江三角洲 地球的运动
公民的权利 网络新世界 我们的班规 学会拒绝 情绪的色彩
剪纸 水墨画 线条的疏密 二方连续 彩陶 合唱入门 二胡曲赛马 京剧脸谱
立定跳远 接力跑 乒乓球发球 武术基本功 前滚翻
循环结构 图形化编程 数据的可视化 密码与安全 种植番茄 整理书包 垃圾分类
"""
_FORMS = (
    "{0}",
    "{0}",
    "《{0}》",
    "{0}（第{2}课时）",
    "{0}：{1}",
    "{1}——《{0}》",
    "《{0}》三磨",
    "从{1}说起：{0}",
)


class Prose(Voice):
    """Sentences of clauses that the sample's authors wrote, titles of lessons that schools teach."""

    def title(self, rng: random.Random, _at: int) -> str:
        """A topic, mostly with something about it."""
        form = rng.choice(_FORMS)
        return form.format(rng.choice(self._topics), rng.choice(self._clauses), "一二三"[rng.randrange(3)])

    def sentence(self, rng: random.Random, length: int) -> str:
        """Clauses until it is long enough; a full stop behind every third."""
        text = ""
        while len(text) < length:
            text += rng.choice(self._clauses) + "，，。"[rng.randrange(3)]
        return text.rstrip("，。") + "。"

    @cached_property
    def _topics(self) -> list[str]:
        return _TOPICS.split()

    @cached_property
    def _clauses(self) -> list[str]:
        found: dict[str, None] = {}
        for path in sorted((ROOT / "content/submissions").glob("*/*/index.md")):
            _, _, body = path.read_text("utf-8").split("---\n", 2)
            prose = (line for line in body.splitlines() if line and line[0] not in "#|!<-")
            found.update(dict.fromkeys(_CLAUSE.findall("\n".join(prose))))
        return list(found)
