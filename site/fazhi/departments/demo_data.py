"""The demonstration's departments, roles and laws: invented, without a person or a number that exists."""

from dataclasses import dataclass

from fazhi.departments.models import DepartmentKind, Role

GOVERNMENT = "government"


@dataclass(frozen=True)
class DemoDepartment:
    """A department; ``key`` and ``parent`` name it within the demonstration."""

    key: str
    name: str
    name_en: str
    kind: DepartmentKind
    duties: str
    duties_en: str
    parent: str = GOVERNMENT
    short_name: str = ""


_K = DepartmentKind

DEPARTMENTS = (
    DemoDepartment(
        GOVERNMENT,
        "黄桥镇人民政府",
        "People's Government of Huangqiao Town",
        _K.ORGAN,
        "管理本镇的经济、教育、文化、卫生、民政、公安、司法行政和安全生产等行政工作。",
        "Administers the town's economy, education, culture, health, civil affairs, justice and work safety.",
        parent="",
        short_name="镇政府",
    ),
    DemoDepartment(
        "general-office",
        "党政办公室",
        "General Office",
        _K.OFFICE,
        "负责文电、会务、政务公开和网站内容发布前的审查。",
        "Handles documents, meetings and open government, and checks content before publication.",
        short_name="党政办",
    ),
    DemoDepartment(
        "enforcement",
        "综合执法局",
        "Comprehensive Enforcement Bureau",
        _K.OFFICE,
        "以镇人民政府名义行使依法承接的行政处罚权和行政检查权。",
        "Carries out inspections and penalties that the town has lawfully taken over.",
        short_name="执法局",
    ),
    DemoDepartment(
        "enforcement-legal",
        "综合法制科",
        "Legal Section",
        _K.OFFICE,
        "负责执法案件的法制审核、执法公示和执法人员培训。",
        "Reviews cases, publishes enforcement information and trains officers.",
        parent="enforcement",
    ),
    DemoDepartment(
        "enforcement-supervision",
        "执法监督科",
        "Supervision Section",
        _K.OFFICE,
        "负责执法监督、投诉处理和执法质量评查。",
        "Supervises enforcement, handles complaints and assesses quality.",
        parent="enforcement",
    ),
    *(
        DemoDepartment(
            f"enforcement-team-{number}",
            f"执法{name}中队",
            f"Enforcement Team {number}",
            _K.OFFICE,
            "负责所辖片区的日常巡查和执法。",
            "Patrols and enforces in its area.",
            parent="enforcement",
        )
        for number, name in enumerate("一二三四五", start=1)
    ),
    DemoDepartment(
        "service-centre",
        "便民服务中心（行政审批局）",
        "Public Service Centre (Approval Bureau)",
        _K.INSTITUTION,
        "受理和办理行政许可、公共服务事项，提供综合窗口和帮办代办服务。",
        "Accepts and handles permits and public services at its counters.",
        short_name="便民服务中心",
    ),
    DemoDepartment(
        "justice",
        "司法所",
        "Judicial Office",
        _K.STATIONED,
        "负责法治宣传教育、合法性审核、人民调解指导、社区矫正和安置帮教。",
        "Responsible for legal education, legality review, guidance of mediation and community correction.",
    ),
    DemoDepartment(
        "legal-services",
        "公共法律服务中心",
        "Public Legal Service Centre",
        _K.INSTITUTION,
        "提供法律咨询、法律援助申请指引和人民调解服务。",
        "Offers legal advice, guidance on legal aid and mediation.",
        parent="justice",
    ),
    DemoDepartment(
        "command-centre",
        "综合指挥中心",
        "Command Centre",
        _K.OFFICE,
        "统一受理各渠道诉求，分派、督办和反馈。",
        "Receives requests from all channels, assigns them and follows them up.",
    ),
    DemoDepartment(
        "dispute-centre",
        "非诉讼服务中心（综治中心）",
        "Dispute Resolution Centre",
        _K.INSTITUTION,
        "开展矛盾纠纷排查、调解和诉调对接。",
        "Finds and settles disputes, and works with the courts on mediation.",
        short_name="非诉讼服务中心",
    ),
    DemoDepartment(
        "social-affairs",
        "社会事业局",
        "Social Affairs Bureau",
        _K.OFFICE,
        "负责民政、教育、卫生健康、文化体育、劳动和社会保障工作。",
        "Responsible for civil affairs, education, health, culture, labour and social security.",
    ),
    DemoDepartment(
        "construction",
        "建设局",
        "Construction Bureau",
        _K.OFFICE,
        "负责村镇规划建设、农房建设管理和物业管理指导。",
        "Responsible for planning, building and housing in the town and its villages.",
    ),
    DemoDepartment(
        "economy",
        "经济发展局",
        "Economic Development Bureau",
        _K.OFFICE,
        "负责经济发展、企业服务、统计和市场运行工作。",
        "Responsible for economic development, services to business and statistics.",
    ),
    DemoDepartment(
        "agriculture",
        "农业农村局",
        "Agriculture and Rural Affairs Bureau",
        _K.OFFICE,
        "负责农业生产、农村承包地和宅基地管理、农产品质量安全和动物防疫。",
        "Responsible for farming, rural land, food safety at the source and animal health.",
    ),
    DemoDepartment(
        "finance",
        "财政局",
        "Finance Bureau",
        _K.OFFICE,
        "负责财政预算、国有资产和惠农补贴发放。",
        "Responsible for the budget, public assets and farm subsidies.",
    ),
    DemoDepartment(
        "environment",
        "生态环境办公室",
        "Environment Office",
        _K.OFFICE,
        "负责生态环境保护的日常巡查、宣传和问题整改督促。",
        "Watches over the environment and presses for repair.",
    ),
    DemoDepartment(
        "emergency",
        "应急消防办公室",
        "Emergency and Fire Safety Office",
        _K.OFFICE,
        "负责安全生产、消防安全和应急救援协调。",
        "Responsible for work safety, fire safety and emergencies.",
    ),
    DemoDepartment(
        "veterans",
        "退役军人服务站",
        "Veterans' Service Station",
        _K.INSTITUTION,
        "为退役军人和其他优抚对象提供服务保障。",
        "Serves veterans and those entitled to special care.",
    ),
    DemoDepartment(
        "police",
        "派出所",
        "Police Station",
        _K.STATIONED,
        "维护社会治安，办理户籍和居住登记。",
        "Keeps public order and registers residents.",
        parent="",
    ),
    DemoDepartment(
        "court",
        "人民法庭",
        "People's Tribunal",
        _K.STATIONED,
        "审理民事案件，指导人民调解。",
        "Hears civil cases and guides mediation.",
        parent="",
    ),
    DemoDepartment(
        "market",
        "市场监管分局",
        "Market Regulation Branch",
        _K.STATIONED,
        "负责市场主体登记、食品安全、产品质量和消费者权益保护。",
        "Responsible for business registration, food safety, product quality and consumers' rights.",
        parent="",
    ),
    DemoDepartment(
        "land",
        "自然资源所",
        "Natural Resources Office",
        _K.STATIONED,
        "负责土地管理和不动产登记服务。",
        "Responsible for land administration and property registration.",
        parent="",
    ),
    DemoDepartment(
        "tax",
        "税务分局",
        "Tax Branch",
        _K.STATIONED,
        "负责税费征收和纳税服务。",
        "Collects taxes and serves taxpayers.",
        parent="",
    ),
)


@dataclass(frozen=True)
class DemoAccount:
    """An account and its one role; without a role it administers the site. ``also`` are departments
    in which it holds the role as well, as leaders of a town answer for several."""

    username: str
    name: str
    role: Role | None = None
    department: str = ""
    post: str = ""
    also: tuple[str, ...] = ()

    @property
    def departments(self) -> tuple[str, ...]:
        """The keys of all its departments."""
        return (self.department, *self.also) if self.department else ()


ACCOUNTS = (
    DemoAccount("demo-admin", "示例管理员"),
    DemoAccount("demo-author", "示例甲", Role.AUTHOR, "enforcement", "科员"),
    DemoAccount("demo-checker", "示例乙", Role.COPY_CHECKER, "general-office", "文字秘书"),
    DemoAccount("demo-signatory", "示例丙", Role.SIGNATORY, "enforcement", "副局长"),
    DemoAccount("demo-head", "示例丁", Role.DEPARTMENT_HEAD, "enforcement", "局长"),
    DemoAccount("demo-legal", "示例戊", Role.LEGAL_REVIEWER, "justice", "所长"),
    DemoAccount("demo-publisher", "示例己", Role.PUBLISHER, "general-office", "信息员"),
    DemoAccount("demo-auditor", "示例庚", Role.AUDITOR, "general-office", "督查员"),
)

# Who signs for the other departments, so that no two that sign one page together have the same
# leader. One account per role is enough to look round: these are not printed.
SIGNATORIES = (
    DemoAccount(
        "demo-deputy-mayor",
        "示例辛",
        Role.SIGNATORY,
        "social-affairs",
        "分管副镇长",
        also=("veterans", "agriculture", "construction", "service-centre"),
    ),
    DemoAccount(
        "demo-economy-leader",
        "示例壬",
        Role.SIGNATORY,
        "market",
        "分管领导",
        also=("land", "general-office"),
    ),
    DemoAccount(
        "demo-law-leader",
        "示例癸",
        Role.SIGNATORY,
        "dispute-centre",
        "政法委员",
        also=("police", "court"),
    ),
    DemoAccount("demo-justice", "示例子", Role.SIGNATORY, "justice", "副所长"),
    DemoAccount("demo-legal-services", "示例丑", Role.SIGNATORY, "legal-services", "主任"),
)

# Which law is whose, as a town's list might say it; the titles are real.
LAWS = (
    ("法律援助法", "justice"),
    ("人民调解法", "justice"),
    ("法治宣传教育法", "justice"),
    ("行政复议法", "justice"),
    ("公证法", "justice"),
    ("行政处罚法", "enforcement"),
    ("行政强制法", "enforcement"),
    ("行政许可法", "service-centre"),
    ("民法典", "legal-services"),
    ("信访工作条例", "command-centre"),
    ("城乡规划法", "construction"),
    ("物业管理条例", "construction"),
    ("土地管理法", "land"),
    ("农村土地承包法", "agriculture"),
    ("农产品质量安全法", "agriculture"),
    ("动物防疫法", "agriculture"),
    ("社会救助法", "social-affairs"),
    ("劳动合同法", "social-affairs"),
    ("未成年人保护法", "social-affairs"),
    ("老年人权益保障法", "social-affairs"),
    ("安全生产法", "emergency"),
    ("消防法", "emergency"),
    ("食品安全法", "market"),
    ("消费者权益保护法", "market"),
    ("治安管理处罚法", "police"),
    ("反电信网络诈骗法", "police"),
    ("退役军人保障法", "veterans"),
    ("保障农民工工资支付条例", "social-affairs"),
)
