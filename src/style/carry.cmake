# Writes a C++ file that holds the given text files as raw string literals: FILES, named from ROOT,
# as the list of TYPE that FUNCTION in NAMESPACE gives, which HEADER declares.
set(text "// Made by carry.cmake; do not edit.\n#include \"${HEADER}\"\nnamespace ${NAMESPACE} {\nconst std::vector<${TYPE}>& ${FUNCTION}() {\n    static const std::vector<${TYPE}> files = {\n")
foreach(file ${FILES})
    file(READ ${file} content)
    file(RELATIVE_PATH name ${ROOT} ${file})
    string(APPEND text "        {\"${name}\", R\"BANXIN(${content})BANXIN\"},\n")
endforeach()
string(APPEND text "    };\n    return files;\n}\n}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUTPUT} "${text}")
