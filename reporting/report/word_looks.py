"""How the Word document looks: its styles, language, margins and footer."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

INK, INK_2 = RGBColor(0x17, 0x22, 0x1D), RGBColor(0x4B, 0x5A, 0x53)
PINE = RGBColor(0x1D, 0x4F, 0x45)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
PINE_FILL = "1D4F45"
AFTER_FRAME = {qn(f"w:{name}") for name in ("tabs", "spacing", "ind", "contextualSpacing", "jc")}
FONT = "Calibri"
TEXT_WIDTH = Mm(162)  # A4 less its margins


def give_looks(document: Any) -> None:
    """Styles and page of the house, on the library's own empty document."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(24)
    page.top_margin, page.bottom_margin = Mm(25), Mm(24)
    _set_language(document)
    _text(document, "Normal", 11, INK, after=6)
    document.styles["Normal"].paragraph_format.line_spacing = 1.2
    _shade(_text(document, "Title", 44, WHITE))
    _text(document, "Heading 1", 20, PINE, before=28, after=8, bold=True)
    _text(document, "Heading 2", 13, INK, before=18, after=4, bold=True)
    _text(document, "Caption", 10, INK, before=12, after=4, bold=True)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    _text(document, "List Bullet", 11, INK, after=3)
    facts = _new(document, "Cover fact", 11, INK, after=5)
    facts.paragraph_format.tab_stops.add_tab_stop(Mm(55))
    facts.paragraph_format.left_indent, facts.paragraph_format.first_line_indent = Mm(55), Mm(-55)
    _new(document, "Note", 9, INK_2, before=4, after=6)


def _shade(style: Any) -> None:
    """White on pine, for the cover's block."""
    looks = style.element.get_or_add_pPr()
    for old in looks.findall(qn("w:pBdr")):
        looks.remove(old)
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):  # a frame of the same colour is room round it
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "48"), ("space", "8"), ("color", PINE_FILL)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", PINE_FILL)):
        shade.set(qn(f"w:{key}"), value)
    # The order of a paragraph's looks is fixed: frame and shade come before tabs and spacing.
    place = next((n for n, one in enumerate(looks) if one.tag in AFTER_FRAME), len(looks))
    looks.insert(place, shade)
    looks.insert(place, borders)


def _set_language(document: Any) -> None:
    """Swedish for every word, so that spelling and speech are right."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    looks = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in looks.findall(qn("w:lang")):
        looks.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "sv-SE")
    looks.append(language)


def _new(document: Any, name: str, size: int, colour: RGBColor, **spaces: Any) -> Any:
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    return _text(document, name, size, colour, **spaces)


def _text(
    document: Any,
    name: str,
    size: int,
    colour: RGBColor,
    before: int = 0,
    after: int = 0,
    bold: bool = False,
) -> Any:
    style = document.styles[name]
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = colour
    # A heading's own theme fonts would win over the name.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def set_footer(section: Any, words: str) -> None:
    """The words to the left and the page's number to the right; not on the cover."""
    section.different_first_page_header_footer = True
    line = section.footer.paragraphs[0]
    line.style.font.size, line.style.font.name = Pt(9), FONT
    line.style.font.color.rgb = INK_2
    own_stops = line.style.element.pPr.find(qn("w:tabs"))
    if own_stops is not None:  # at the middle, where the words would end
        line.style.element.pPr.remove(own_stops)
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{words}\t")
    run = line.add_run()
    for kind, said in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = said
        run._r.append(part)
