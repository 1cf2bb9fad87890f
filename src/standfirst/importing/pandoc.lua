-- What pandoc read → what Standfirst reads well. The private characters are those of marks.py.

local function raw(character)
  return pandoc.Str(character)
end

local function has(span, class)
  return span.t == "Span" and span.classes:includes(class)
end

-- Words between two marks.
local function between(open, words, close)
  local marked = pandoc.List({ raw(open) })
  marked:extend(words)
  marked:insert(raw(close))
  return marked
end

local function id_of(span)
  return span.attributes.id or span.identifier
end

local function remark(span)
  local author = span.attributes.author
  local words = pandoc.List()
  if author and author ~= "" then
    words:extend({ pandoc.Str(author .. ":"), pandoc.Space() })
  end
  words:extend(span.content)
  return between("\u{f109}", words, "\u{f10a}")
end

-- Whether the words that a remark is about end in this run; then it stands after them.
local function ends_here(inlines, start)
  for index = start + 1, #inlines do
    if has(inlines[index], "comment-end") and id_of(inlines[index]) == id_of(inlines[start]) then
      return true
    end
  end
end

local function editors_marks(inlines)
  local made, later = pandoc.List(), {}
  for index, inline in ipairs(inlines) do
    if has(inline, "deletion") then
      made:extend(between("\u{f102}", inline.content, "\u{f103}"))
    elseif has(inline, "insertion") then
      made:extend(between("\u{f100}", inline.content, "\u{f101}"))
    elseif has(inline, "comment-start") and ends_here(inlines, index) then
      later[id_of(inline)] = remark(inline)
    elseif has(inline, "comment-start") then
      made:extend(remark(inline))
    elseif has(inline, "comment-end") then
      made:extend(later[id_of(inline)] or {})
    elseif not (has(inline, "paragraph-insertion") or has(inline, "paragraph-deletion")) then
      made:insert(inline)
    end
  end
  return made
end

-- Spans and divisions of other programs are only in the way, but where a link leads to them.
local targets = {}

local function is_wanted(element)
  return targets[element.identifier] or element.attributes.lang or element.attributes.dir
    or element.classes:includes("smallcaps")
end

local function plain_span(span)
  if is_wanted(span) then
    return pandoc.Span(span.content, pandoc.Attr(
      targets[span.identifier] and span.identifier or "",
      span.classes:includes("smallcaps") and { "smallcaps" } or {},
      { lang = span.attributes.lang, dir = span.attributes.dir }))
  end
  return span.content
end

local function plain_div(div)
  if div.classes:includes("line-block") then
    local lines = pandoc.List({ pandoc.List() })
    for _, inline in ipairs(pandoc.utils.blocks_to_inlines(div.content)) do
      if inline.t == "LineBreak" then
        lines:insert(pandoc.List())
      elseif inline.t ~= "SoftBreak" then
        lines[#lines]:insert(inline)
      end
    end
    return pandoc.LineBlock(lines)
  end
  return div.content
end

-- Only what a manuscript has keys for.
local function known_meta(meta)
  local language = pandoc.utils.stringify(meta.language or meta.lang or "")
  return {
    title = meta.title,
    subtitle = meta.subtitle,
    author = meta.author or meta.creator,
    date = meta.date or meta["dcterms.date"],
    language = language:match("^%a%a%a?$") and language or language:match("^%a%a%a?%-[%w-]+$"),
    rights = meta.rights,
  }
end

-- Pictures inside the file are written into the folder that the metadata name, under plain names.
local function written_pictures(doc)
  local folder, names, taken = pandoc.utils.stringify(doc.meta.pictures), {}, {}
  local function name_of(source)
    local name = source:match("[^/\\]*$"):lower():gsub("[^%w.]+", "-"):gsub("^[-.]+", "")
    local stem, suffix = name:match("^(.-)(%.%w+)$")
    stem, suffix = stem ~= "" and stem or "picture", suffix or ""
    local free, number = stem, 1
    while taken[free .. suffix] do
      number = number + 1
      free = stem .. "-" .. number
    end
    taken[free .. suffix] = true
    return free .. suffix
  end
  return doc:walk({ Image = function(image)
    local _, data = pandoc.mediabag.lookup(image.src)
    if data and not names[image.src] then
      names[image.src] = folder .. "/" .. name_of(image.src)
      local file = assert(io.open(names[image.src], "wb"))
      file:write(data)
      file:close()
    end
    image.src = names[image.src] or image.src
    return image
  end })
end

return {
  -- Private characters of the file itself would be taken for marks (open_document.py and web_page.py have
  -- taken theirs out and put marks in).
  { Str = function(words)
      if PANDOC_STATE.input_files[1]:match("docx$") or PANDOC_STATE.input_files[1]:match("epub$") then
        words.text = words.text:gsub("\xEF\x84[\x80-\x8A]", "")
      end
      return words
    end },
  { Link = function(link)
      if link.target:sub(1, 1) == "#" then
        targets[link.target:sub(2)] = true
      end
    end },
  { Inlines = editors_marks },
  { Span = plain_span, Div = plain_div,
    Header = function(header)
      header.classes, header.attributes = {}, {}
      if not targets[header.identifier] then
        header.identifier = ""
      end
      return header
    end },
  { Pandoc = function(doc)
      doc = written_pictures(doc)
      doc.meta = known_meta(doc.meta)
      return doc
    end },
}
