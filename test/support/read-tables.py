# Reads a table that the desk exported, with nothing of the desk's own: CSV by the csv module, XLSX by zipfile and an XML
# parser. Says its rows as JSON; of XLSX numbers as they stand in the file, and how each cell is to be shown.
import csv
import json
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def column(reference):
    at = 0
    for letter in re.match('[A-Z]+', reference).group():
        at = at * 26 + ord(letter) - 64
    return at - 1


def read_xlsx(path):
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        for name in book.namelist():
            xml.fromstring(book.read(name))
        styles = xml.fromstring(book.read('xl/styles.xml'))
        formats = [int(it.get('numFmtId')) for it in styles.find(MAIN + 'cellXfs')]
        sheet = xml.fromstring(book.read('xl/worksheets/sheet1.xml'))
    assert sheet.find('.//' + MAIN + 'f') is None
    rows = []
    for row in sheet.iter(MAIN + 'row'):
        cells = []
        for cell in row.iter(MAIN + 'c'):
            at = column(cell.get('r'))
            cells.extend([None] * (at + 1 - len(cells)))
            if cell.get('t') == 'inlineStr':
                cells[at] = cell.find(MAIN + 'is').find(MAIN + 't').text or ''
            else:
                cells[at] = {'number': cell.find(MAIN + 'v').text, 'format': formats[int(cell.get('s'))]}
        rows.append(cells)
    return rows


def read_csv(path):
    with open(path, 'rb') as file:
        assert file.read(3) == b'\xef\xbb\xbf'
    with open(path, encoding='utf-8-sig', newline='') as file:
        return list(csv.reader(file, delimiter=';', strict=True))


path = sys.argv[1]
print(json.dumps(read_xlsx(path) if path.endswith('.xlsx') else read_csv(path)))
