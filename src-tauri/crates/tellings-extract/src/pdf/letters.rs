//! The letters of a PDF's pages and where they stand.
//!
//! The crate draws each page onto a [`Collector`], which keeps letters and
//! counts pictures. Nothing is rendered, and no picture is decoded.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};

/// How often a page may draw anything. A full newspaper page draws 30,000
/// letters; what goes on beyond this draws itself in a loop.
const MOST_DRAWN: usize = 300_000;

/// How often all pages together may draw anything: as a thick book.
const MOST_DRAWN_IN_ALL: usize = 3_000_000;

/// One letter, or several where the font has one sign for them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    pub(super) text: String,
    /// Where it begins and ends, from the page's left, in points.
    pub(super) from: f64,
    pub(super) to: f64,
    /// Its baseline, from the page's top, in points.
    pub(super) base: f64,
    /// The size of its font, in points.
    pub(super) size: f64,
}

/// What was drawn on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    pub(super) letters: Vec<Letter>,
    /// Letters of which the file does not say which they are.
    pub(super) unread: usize,
    pub(super) pictures: usize,
    pub(super) height: f64,
}

/// Draws every page. Ends its thread where a page draws without end.
pub(super) fn collect(pdf: &Pdf) -> Vec<Page> {
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let mut drawn = 0;
    pdf.pages()
        .iter()
        .map(|page| {
            let (_, height) = page.render_dimensions();
            let cache = InterpreterCache::new();
            let mut context = Context::new(
                page.initial_transform(true).to_kurbo(),
                Rect::new(0.0, 0.0, 1.0, 1.0),
                &cache,
                pdf.xref(),
                settings.clone(),
            );
            let mut collector = Collector {
                page: Page {
                    height: f64::from(height),
                    ..Page::default()
                },
                drawn: 0,
                before: drawn,
            };
            interpret_page(page, &mut context, &mut collector);
            drawn += collector.drawn;
            collector.page
        })
        .collect()
}

struct Collector {
    page: Page,
    /// How often this page drew, and those before it.
    drawn: usize,
    before: usize,
}

impl Collector {
    fn draw(&mut self, count: usize) {
        self.drawn += count;
        if self.drawn > MOST_DRAWN || self.before + self.drawn > MOST_DRAWN_IN_ALL {
            // There is no other way out of the crate's walk; the thread was
            // made for it, and its end is a refusal.
            std::panic::resume_unwind(Box::new("too much is drawn"));
        }
    }

    fn letter(&mut self, glyph: &Glyph<'_>, transform: Affine) -> Option<Letter> {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => spelled(c),
            Some(BfString::String(text)) => text.chars().map(spelled).collect(),
            None => {
                self.page.unread += 1;
                '\u{fffd}'.to_string()
            }
        };
        let wide = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        // A font's letters are drawn in thousandths of its size.
        let start = transform * Point::ZERO;
        let end = transform * Point::new(f64::from(wide.unwrap_or(500.0)), 0.0);
        let top = transform * Point::new(0.0, 1000.0);
        let size = (top - start).hypot();
        let level = (end.y - start.y).abs() <= (end.x - start.x).abs();
        let known = start.x.is_finite() && start.y.is_finite() && size.is_finite();
        // Print that stands upright at the margin is no line of the text.
        (known && level && size > 0.5).then(|| Letter {
            text,
            from: start.x.min(end.x),
            to: start.x.max(end.x),
            base: start.y,
            size,
        })
    }
}

impl Device<'_> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        self.draw(1 + run.glyphs().len());
        let letters: Vec<Letter> = run
            .glyphs()
            .iter()
            .filter_map(|glyph| self.letter(glyph, props.transform * glyph.transform()))
            .collect();
        // Print that is filled and outlined is drawn twice.
        if !self.page.letters.ends_with(&letters) {
            self.page.letters.extend(letters);
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.draw(1);
        self.page.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.draw(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.draw(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.draw(1);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// Signs for several letters, as the letters.
fn spelled(c: char) -> String {
    match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '\u{a0}' => " ",
        _ => return c.to_string(),
    }
    .to_owned()
}
