// Gives Swift libcurl. curl_easy_setopt is variadic, which Swift cannot call; these wrappers fix its argument types.
#ifndef OUTPOST_CCURL_SHIM_H
#define OUTPOST_CCURL_SHIM_H

#include <curl/curl.h>

typedef size_t (*outpost_curl_data)(char *bytes, size_t size, size_t count, void *context);
typedef int (*outpost_curl_progress)(void *context, curl_off_t downTotal, curl_off_t down,
                                     curl_off_t upTotal, curl_off_t up);

static inline CURLcode outpost_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode outpost_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode outpost_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode outpost_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode outpost_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode outpost_curl_set_copy(CURL *handle, CURLoption option, const void *bytes, size_t size) {
    struct curl_blob blob = {(void *)bytes, size, CURL_BLOB_COPY};
    return curl_easy_setopt(handle, option, &blob);
}
static inline CURLcode outpost_curl_set_data(CURL *handle, CURLoption option, outpost_curl_data value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode outpost_curl_set_progress(CURL *handle, outpost_curl_progress value) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, value);
}
static inline CURLcode outpost_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode outpost_curl_get_string(CURL *handle, CURLINFO info, const char **value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode outpost_curl_global(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

#endif
