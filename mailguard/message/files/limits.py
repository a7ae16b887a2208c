"""All limits for examining attachments. A limit that is reached is reported as a defect `limit-<name>`.

All attachments of a message share the totals, including nested mails and archives. So a message built to be
expensive costs at most about two seconds and 200 MB.
"""

from typing import Final

# Bytes of one file that are searched; the rest only counts for its size and digest.
SCAN_BYTES: Final = 32 * 1024 * 1024
SCAN_EFFORT: Final = 40 * 1024 * 1024  # bytes searched in total; a byte of markup or text counts several times
MARKUP_BYTES: Final = 2 * 1024 * 1024  # bytes of one HTML, SVG or text file that are read as text
INFLATED_BYTES: Final = 96 * 1024 * 1024  # bytes unpacked in total
MEMBER_BYTES: Final = 32 * 1024 * 1024  # bytes of one member; of larger ones only the beginning is examined
SOLID_BYTES: Final = 32 * 1024 * 1024  # bytes unpacked of one solid block (files packed together)
MEMBERS: Final = 2_000  # members of one archive that are listed; of the rest only those with dangerous names
ENTRIES: Final = 50_000  # directory entries of one archive that are read
MEMBERS_OPENED: Final = 1_500  # members unpacked in total
FILES: Final = 3_000  # files described in total, members included
ARCHIVE_DEPTH: Final = 8  # levels of archives and mails inside one another
FACTS: Final = 100  # observations kept of one file
URLS: Final = 1_000  # links kept of one file
ADDRESSES: Final = 100  # mail addresses kept of one page
TEXT_CHARACTERS: Final = 200_000  # readable text kept of one file
NAME_CHARACTERS: Final = 500  # characters of a file name that are checked and shown

BOMB_RATIO: Final = 100  # unpacked bytes per packed byte, for at least BOMB_BYTES
BOMB_BYTES: Final = 100 * 1024 * 1024
DENSE_BOMB_RATIO: Final = 400  # smaller bombs: only a file made of repetitions packs so tightly
DENSE_BOMB_BYTES: Final = 8 * 1024 * 1024

OLE_SECTORS: Final = 70_000  # sectors followed in one compound file's chains
OLE_ENTRIES: Final = 5_000  # directory entries of one compound file
OLE_STREAM_BYTES: Final = 4 * 1024 * 1024  # bytes read of one stream
MODULE_BYTES: Final = 256 * 1024  # bytes of one macro module's source
SHEET_BYTES: Final = 256 * 1024  # bytes of one sheet that are read for the texts in its cells
MACRO_BYTES: Final = 1024 * 1024  # bytes of all macro sources of one project
RTF_TEXT_BYTES: Final = 512 * 1024  # bytes of one RTF document that are read for its text
PDF_STREAMS: Final = 500  # object streams unpacked of one PDF
PDF_ACTIONS: Final = 200  # actions and embedded files read of one PDF
PDF_OBJECT_BYTES: Final = 4 * 1024 * 1024  # bytes of one unpacked object stream
PDF_PICTURES: Final = 20  # pictures of one PDF that are searched for QR codes
PDF_OBJECTS: Final = 50_000  # objects of one PDF that are indexed by number
PDF_PAGES: Final = 20  # pages of one PDF whose text is read
PDF_TEXT_EFFORT: Final = 120_000  # PDF tokens read for the texts of all files; up to six microseconds each
PDF_TEXT_CHARACTERS: Final = 8_000  # text kept of one PDF; longer documents are not read to the end
PDF_PAGE_BYTES: Final = 1024 * 1024  # bytes of one page's content streams, or of one character map
PDF_LETTERS: Final = 70_000  # entries of one character map
PICTURE_PIXELS: Final = 40_000_000  # pixels of the largest picture that is decoded
PICTURES_PIXELS: Final = 60_000_000  # pixels of all pictures together
CODES: Final = 20  # QR codes read of one picture
SCRIPT_LAYERS: Final = 3  # layers of encoding removed from a page that a script writes
