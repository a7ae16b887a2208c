"""Every limit of the look into attachments. One that bites is reported as a defect `limit-<name>`.

They are shared by all attachments of a message, nested mails and archives inside archives included, so that a
message built to be expensive costs no more than about two seconds and 200 MB.
"""

from typing import Final

SCAN_BYTES: Final = 32 * 1024 * 1024  # bytes of one file that are searched; the rest is only counted and hashed
SCAN_EFFORT: Final = 40 * 1024 * 1024  # bytes searched in all; a byte of markup or text counts several times
MARKUP_BYTES: Final = 2 * 1024 * 1024  # bytes of one HTML, SVG or text file that are read as text
INFLATED_BYTES: Final = 96 * 1024 * 1024  # bytes unpacked in all
MEMBER_BYTES: Final = 32 * 1024 * 1024  # bytes of one member; larger ones are judged by their first bytes
SOLID_BYTES: Final = 32 * 1024 * 1024  # bytes unpacked of files that are packed as one block
MEMBERS: Final = 2_000  # members of one archive that are listed; the rest is only searched for dangerous names
ENTRIES: Final = 50_000  # directory entries of one archive that are read
MEMBERS_OPENED: Final = 1_500  # members unpacked in all
FILES: Final = 3_000  # files described in all, members included
ARCHIVE_DEPTH: Final = 8  # archives and mails inside one another
FACTS: Final = 100  # observations kept of one file
URLS: Final = 1_000  # links kept of one file
ADDRESSES: Final = 100  # mail addresses kept of one page
TEXT_CHARACTERS: Final = 200_000  # readable text kept of one file
NAME_CHARACTERS: Final = 500  # characters of a file name that are judged and shown

BOMB_RATIO: Final = 100  # unpacked bytes for each packed one, from BOMB_BYTES
BOMB_BYTES: Final = 100 * 1024 * 1024
DENSE_BOMB_RATIO: Final = 400  # smaller bombs: no file but one made of repetition packs so tightly
DENSE_BOMB_BYTES: Final = 8 * 1024 * 1024

OLE_SECTORS: Final = 70_000  # sectors followed in one compound file's chains
OLE_ENTRIES: Final = 5_000  # directory entries of one compound file
OLE_STREAM_BYTES: Final = 4 * 1024 * 1024  # bytes read of one stream
MODULE_BYTES: Final = 256 * 1024  # bytes of one macro module's source
SHEET_BYTES: Final = 256 * 1024  # bytes of a spreadsheet's sheet that is read for the texts in its cells
MACRO_BYTES: Final = 1024 * 1024  # bytes of all macro sources of one project
RTF_TEXT_BYTES: Final = 512 * 1024  # bytes of one RTF document that are read for its text
PDF_STREAMS: Final = 500  # object streams unpacked of one PDF
PDF_ACTIONS: Final = 200  # actions and embedded files read of one PDF
PDF_OBJECT_BYTES: Final = 4 * 1024 * 1024  # bytes of one unpacked object stream
PDF_PICTURES: Final = 20  # pictures of one PDF that are looked at for codes
PDF_OBJECTS: Final = 50_000  # objects of one PDF that are found by their numbers
PDF_PAGES: Final = 20  # pages of one PDF whose text is read
PDF_TEXT_EFFORT: Final = 120_000  # words of PDF read for the texts of all files; up to six microseconds each
PDF_TEXT_CHARACTERS: Final = 8_000  # of one PDF: longer documents are not read for their words
PDF_PAGE_BYTES: Final = 1024 * 1024  # bytes of one page's contents, or of one table of letters
PDF_LETTERS: Final = 70_000  # entries of one table of letters
PICTURE_PIXELS: Final = 40_000_000  # pixels of one picture that is decoded
PICTURES_PIXELS: Final = 60_000_000  # pixels of all pictures together
CODES: Final = 20  # codes read of one picture
SCRIPT_LAYERS: Final = 3  # encodings removed from a page inside a page
