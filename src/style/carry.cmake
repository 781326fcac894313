# Writes a C++ file that holds the given text files as raw string literals.
set(text "// Made by carry.cmake; do not edit.\n#include \"style/carried.h\"\nnamespace banxin::style {\nconst std::vector<CarriedFile>& carried_files() {\n    static const std::vector<CarriedFile> files = {\n")
foreach(file ${FILES})
    file(READ ${file} content)
    file(RELATIVE_PATH name ${ROOT} ${file})
    string(APPEND text "        {\"${name}\", R\"BANXIN(${content})BANXIN\"},\n")
endforeach()
string(APPEND text "    };\n    return files;\n}\n}  // namespace banxin::style\n")
file(WRITE ${OUTPUT} "${text}")
