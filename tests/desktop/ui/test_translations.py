"""Two languages, changed at run time; Qt's own dialogs as well."""

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from hailong import resources
from hailong.qtbridge.settings import Language
from hailong.ui import words


def test_the_standard_buttons_speak_vietnamese(translations, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)

    assert {button.text().replace("&", "") for button in box.buttons()} == {"Hủy", "Lưu"}


def test_the_menu_of_a_line_speaks_vietnamese(translations, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    texts = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    menu.deleteLater()

    assert texts == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]


def test_a_change_of_language_reaches_words_and_locale(translations, qtbot):
    with qtbot.waitSignal(translations.changed):
        translations.speak(Language.ENGLISH)

    assert words.language() == "en"
    assert QLocale().language() is QLocale.Language.English
    translations.speak(Language.VIETNAMESE)
    assert words.language() == "vi"


def test_a_missing_catalogue_leaves_the_window_in_vietnamese(translations, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(resources, "translation", lambda name: tmp_path / f"{name}.qm")
    translations.speak(Language.ENGLISH)

    assert "hailong_en.qm" in caplog.text
    assert QCoreApplication.translate("words", "Hài lòng") == "Hài lòng"
