# One row for each figure. Figures of one name are added up; an aim of 0 means none at all, any other means at least.
NF >= 2 {
    if (!($1 in value)) order[++count] = $1
    value[$1] += $2
    aim = $3
    gsub(/[^0-9]/, "", aim)
    if (aim != "") aims[$1] = aim + 0
}
END {
    printf "%-50s %12s  %s\n", "figure", "value", "aim"
    missed = 0
    for (index_ = 1; index_ <= count; index_++) {
        name = order[index_]
        text = ""
        if (name in aims) {
            good = aims[name] == 0 ? value[name] == 0 : value[name] >= aims[name]
            text = (aims[name] == 0 ? "0" : "at least " aims[name]) (good ? "" : "  MISSED")
            if (!good) missed++
        }
        printf "%-50s %12d  %s\n", name, value[name], text
    }
    exit missed > 0
}
