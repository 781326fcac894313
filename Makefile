# The front door. Every target is a thin call of a CMake preset or of a script in tests/; what a
# machine needs is named here and nowhere else.

# Build the program and set a book with it.
BUILD_PACKAGES := build-essential cmake ninja-build pkg-config \
	libcxxopts-dev libtomlplusplus-dev libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev \
	libharfbuzz-dev libfontconfig-dev libhpdf-dev libqpdf-dev libpugixml-dev libzip-dev libfmt-dev \
	libpng-dev libjpeg-dev libwebp-dev libgif-dev librsvg2-dev libcairo2-dev libqrencode-dev uuid-dev zlib1g-dev libdeflate-dev libjemalloc-dev libgtest-dev \
	libexpat1-dev libutf8proc-dev nlohmann-json3-dev libcpp-httplib-dev \
	hyphen-en-us hyphen-en-gb \
	fontconfig fonts-noto-cjk fonts-lxgw-wenkai fonts-ebgaramond fonts-symbola
# Look at what it made.
TEST_PACKAGES := python3 git qpdf poppler-utils mupdf-tools opentype-sanitizer unzip ca-certificates \
	default-jre-headless epubcheck chromium npm
# Change it.
DEVELOPER_PACKAGES := clang-format clang-tidy ccache unicode-data python3-fonttools
PACKAGES := $(BUILD_PACKAGES) $(TEST_PACKAGES) $(DEVELOPER_PACKAGES)

JOBS ?= $(shell nproc 2>/dev/null || echo 2)
BANXIN := build/release/banxin
ROOMS_WITH_CASES := check epub layout manifest markdown passes pdf text
SOURCES = $(shell git ls-files -co --exclude-standard 'src/*.cc' 'src/*.h' 'tests/*.cc' 'tests/*.h')

.DEFAULT_GOAL := all
.PHONY: all book test check asan tidy tidy-changed format format-check bench laws laws-asan accept test-fonts \
	mutants install packages packages-format packages-tidy help

all: ## build for development: build/dev/banxin
	@$(call need,$(BUILD_PACKAGES))
	@$(call build,dev,all)

book: ## install what is missing, build, and make the sample book: build/book/*.epub and *.pdf
	@$(call need,$(BUILD_PACKAGES))
	@$(call build,release,banxin)
	$(BANXIN) build book --output build/book

test: ## install what is missing and run every test on the release build (assertions are on)
	@$(call need,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	@$(call build,release,all)
	ctest --preset release -j$(JOBS)

check: format-check test asan tidy ## everything that a submission must pass

asan: ## the fast tests under the address and undefined-behaviour sanitizers
	@$(call need,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	@$(call build,asan,fast_tests)
	ctest --preset asan -j$(JOBS)

tidy: ## clang-tidy over src/
	@$(call need,$(BUILD_PACKAGES) clang-tidy)
	@$(call build,tidy,banxin)

tidy-changed: ## clang-tidy over what changed since BASE (without it: since main, or the last commits)
	@$(call need,$(BUILD_PACKAGES) python3 git clang-tidy)
	@$(call configure,tidy)
	python3 tests/tidy_changed.py build/tidy --jobs $(JOBS) $(if $(BASE),--base $(BASE))

format: packages-format ## put every source file into the project's form
	@$(call formatter) -i $(SOURCES)

format-check: packages-format ## fail if a source file is not in the project's form
	@$(call formatter) --dry-run --Werror $(SOURCES)

bench: ## time, memory, quality of the lines, for books of several kinds: AGAINST=another build of the program
	@$(call need,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	@$(call build,release,banxin line_quality edit_times)
	python3 tests/bench/run.py $(BANXIN) build/bench $(if $(AGAINST),--against $(AGAINST)) \
	    --quality build/release/tests/line_quality --edits build/release/tests/edit_times

laws: ## books grown by chance, their text lost, leaked or falsified nowhere: LAWS=10000 SEED=1
	@$(call need,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	@$(call build,release,banxin)
	python3 -B tests/laws/run.py $(BANXIN) --books $(or $(LAWS),10000) --seed $(or $(SEED),1) --jobs $(JOBS)

laws-asan: ## the same under the sanitizers: LAWS=500 SEED=1
	@$(call need,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	@$(call build,asan,banxin)
	python3 -B tests/laws/run.py build/asan/banxin --books $(or $(LAWS),500) --seed $(or $(SEED),1) --jobs $(JOBS)

accept: ## rewrite what the tests expect from what the program does; read the diff like code
	@$(call need,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	@$(call build,release,banxin $(ROOMS_WITH_CASES:%=%_test))
	for room in $(ROOMS_WITH_CASES); do BANXIN_ACCEPT=1 build/release/tests/$${room}_test > /dev/null; done; true
	python3 tests/run_diagnostics.py $(BANXIN) tests/diagnostics --accept
	python3 tests/run_golden.py $(BANXIN) tests/golden --accept
	python3 tests/run_images.py $(BANXIN) tests/golden --accept
	python3 tests/check_corpus.py $(BANXIN) build/release tests/corpus --accept

test-fonts: ## cut Debian's fonts anew to what the golden books need, into tests/fonts
	@$(call need,$(BUILD_PACKAGES) $(DEVELOPER_PACKAGES))
	@$(call build,release,banxin)
	/usr/bin/python3 tests/fonts/make.py $(BANXIN)

mutants: ## put small mistakes into the code, and say which the tests notice (ROOM=pdf: of one room)
	@$(call need,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	python3 tests/mutants/run.py --jobs 2 $(if $(ROOM),--room $(ROOM)) $(if $(ONLY),--only '$(ONLY)')

install: ## install the program and the library; DESTDIR and PREFIX are honoured
	@$(call need,$(BUILD_PACKAGES))
	@$(call build,install,banxin libbanxin)
	cmake --install build/install --prefix $(or $(PREFIX),/usr/local)

packages: ## install every Debian package that any target uses
	@$(call need,$(PACKAGES))

packages-format:
	@$(call need,git clang-format)

packages-tidy:
	@$(call need,git clang-tidy)

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | \
	    while IFS="$$(printf '\t')" read -r name what; do printf '  make %-13s %s\n' "$$name" "$$what"; done

# Configures once, and again when the presets change; CMake itself runs again when a list of files
# changes. A configuration that failed halfway leaves no build.ninja and is made anew.
configure = { mkdir -p build; test build/$(1)/build.ninja -nt CMakePresets.json || \
	    { cmake --preset $(1) > build/$(1).log 2>&1 && touch build/$(1)/build.ninja; } || \
	    { cat build/$(1).log; rm -f build/$(1).log; exit 1; }; rm -f build/$(1).log; }
build = $(call configure,$(1)) && cmake --build build/$(1) --target $(2) -j $(JOBS)

# Installs the packages that are missing and touches nothing when none is. npm and Java may come
# from elsewhere than Debian: their commands count.
need = missing=; for package in $(1); do \
	    case $$package in \
	        npm) command -v npm > /dev/null && continue ;; \
	        default-jre-headless) command -v java > /dev/null && continue ;; \
	    esac; \
	    case "$$(dpkg-query -W -f '$${db:Status-Status}' $$package 2> /dev/null)" in \
	        installed) ;; *) missing="$$missing $$package" ;; esac; \
	done; \
	if [ -n "$$missing" ]; then \
	    echo "installing:$$missing"; \
	    if [ "$$(id -u)" = 0 ]; then sudo=; else sudo='sudo'; fi; \
	    apt="$$sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300"; \
	    $$apt update > /dev/null && \
	    $$apt install -y --no-install-recommends -o Dpkg::Use-Pty=0 $$missing > /dev/null || \
	    { echo "could not install:$$missing" >&2; exit 1; }; \
	fi

# Another major version formats differently: refuse rather than churn.
formatter = case "$$(clang-format --version)" in *' version 14.'*) ;; \
	    *) echo 'clang-format 14 is needed' >&2; exit 1 ;; esac; clang-format
