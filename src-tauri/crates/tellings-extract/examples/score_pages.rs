//! Measures extraction on saved pages whose bodies are known.
//!
//! `cargo run --release --example score_pages -- FOLDER [WORST]`, where the
//! folder holds `bodies/` and `segments/`, each with a `truth.json` and the
//! pages as `KEY.html.gz`. Bodies are scored by runs of four words, averaged
//! over pages; segments by the texts that must and must not be in the extract.
//! With a number, the worst pages are listed.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::io::{Read, Write};
use std::path::Path;

use flate2::read::GzDecoder;
use serde_json::Value;
use tellings_extract::{Article, Source, extract};

type Truth = BTreeMap<String, Value>;
type Articles = BTreeMap<String, Option<Article>>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("which folder?")?;
    let worst: usize = arguments.next().map_or(Ok(0), |number| number.parse())?;
    let folder = Path::new(&folder);
    let mut out = std::io::stdout().lock();
    let began = std::time::Instant::now();
    bodies(&folder.join("bodies"), worst, &mut out)?;
    segments(&folder.join("segments"), worst, &mut out)?;
    writeln!(out, "{:.1} s", began.elapsed().as_secs_f32())?;
    Ok(())
}

fn load(folder: &Path) -> Result<(Truth, Articles), Box<dyn Error>> {
    let truth: Truth = serde_json::from_slice(&std::fs::read(folder.join("truth.json"))?)?;
    let keys: Vec<&String> = truth.keys().collect();
    let read = |key: &str| -> std::io::Result<Option<Article>> {
        let mut bytes = Vec::new();
        GzDecoder::new(std::fs::File::open(folder.join(format!("{key}.html.gz")))?)
            .read_to_end(&mut bytes)?;
        Ok(extract(&Source {
            name: "page.html",
            bytes: &bytes,
        })
        .ok())
    };
    let mut articles = BTreeMap::new();
    std::thread::scope(|scope| {
        let halves = keys.chunks(keys.len().div_ceil(2).max(1)).map(|keys| {
            scope.spawn(move || {
                keys.iter()
                    .map(|key| ((*key).clone(), read(key)))
                    .collect::<Vec<_>>()
            })
        });
        let halves: Vec<_> = halves.collect();
        for half in halves {
            for (key, article) in half
                .join()
                .expect("a page does not make the extractor panic")
            {
                articles.insert(
                    key,
                    article.expect("every page of the truth is in the folder"),
                );
            }
        }
    });
    Ok((truth, articles))
}

/// How many pages get each doubt and each warning.
fn said(articles: &Articles, out: &mut impl Write) -> std::io::Result<()> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for article in articles.values().flatten() {
        let doubts = article.complete.doubts().iter();
        let warnings = article.warnings.iter();
        let codes = doubts
            .map(|doubt| format!("doubt {}", doubt.code()))
            .chain(warnings.map(|warning| format!("warning {}", warning.code())));
        for code in codes {
            *counts.entry(code).or_default() += 1;
        }
    }
    for (code, count) in counts {
        writeln!(out, "  {count} of {}: {code}", articles.len())?;
    }
    Ok(())
}

fn shingles(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let mut shingles = HashMap::new();
    for run in words.windows(4.min(words.len().max(1))) {
        *shingles.entry(run.to_vec()).or_default() += 1;
    }
    shingles
}

fn bodies(folder: &Path, worst: usize, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let (truth, articles) = load(folder)?;
    let (mut precision, mut recall, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for (key, told) in &truth {
        let gold = shingles(told["body"].as_str().unwrap_or(""));
        let text = articles[key]
            .as_ref()
            .map_or("", |article| article.text.as_str());
        let found = shingles(text);
        let both: usize = found
            .iter()
            .map(|(run, count)| (*count).min(gold.get(run).copied().unwrap_or(0)))
            .sum();
        let (all_found, all_gold): (usize, usize) = (found.values().sum(), gold.values().sum());
        if all_found > 0 {
            precision.push(both as f64 / all_found as f64);
        }
        if all_gold > 0 {
            recall.push(both as f64 / all_gold as f64);
        }
        let f1 = 2.0 * both as f64 / (all_found + all_gold).max(1) as f64;
        let complete = articles[key]
            .as_ref()
            .map_or("refused", |article| article.complete.code());
        rows.push((
            f1,
            both,
            all_found,
            all_gold,
            complete,
            key.clone(),
            told["url"].as_str().unwrap_or(""),
        ));
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let (p, r) = (mean(&precision), mean(&recall));
    let whole = rows.iter().filter(|row| row.4 == "complete").count();
    said(&articles, out)?;
    writeln!(
        out,
        "bodies: F1 {:.4} P {p:.4} R {r:.4}; {} pages, {whole} called complete",
        2.0 * p * r / (p + r),
        rows.len()
    )?;
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (f1, both, found, gold, complete, key, url) in rows.iter().take(worst) {
        writeln!(
            out,
            "  {f1:.2} {both}/{found}/{gold} {complete} {} {url}",
            &key[..8]
        )?;
    }
    Ok(())
}

fn segments(folder: &Path, worst: usize, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let (truth, articles) = load(folder)?;
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut hit, mut missed, mut wrong) = (0, 0, 0);
    let (mut dated, mut exact, mut given) = (0, 0, 0);
    let mut rows = Vec::new();
    // Wrong texts and all texts, of sure and of unsure pages.
    let mut sure = ((0, 0), (0, 0));
    for (key, told) in &truth {
        let article = articles[key].as_ref();
        let text = flat(article.map_or("", |article| article.text.as_str()));
        let texts = |name: &str| {
            told[name]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(flat)
                .collect::<Vec<_>>()
        };
        let missing: Vec<_> = texts("with")
            .into_iter()
            .filter(|wanted| !text.contains(wanted))
            .collect();
        let unwanted: Vec<_> = texts("without")
            .into_iter()
            .filter(|unwanted| text.contains(unwanted))
            .collect();
        hit += texts("with").len() - missing.len();
        missed += missing.len();
        wrong += unwanted.len();
        if let Some(date) = told["date"].as_str() {
            let found = article
                .and_then(|article| article.date.as_ref())
                .map(|told| told.value.as_str());
            dated += 1;
            given += usize::from(found.is_some());
            exact += usize::from(found == date.get(..10));
        }
        let unsure = article.is_some_and(|article| {
            let mut codes = article.warnings.iter().map(|warning| warning.code());
            codes.any(|code| code == "unsure_of_body")
        });
        let known = texts("with").len() + texts("without").len();
        let tally = if unsure { &mut sure.1 } else { &mut sure.0 };
        *tally = (tally.0 + missing.len() + unwanted.len(), tally.1 + known);
        rows.push((
            missing.len() + unwanted.len(),
            key.clone(),
            told["url"].as_str().unwrap_or("").to_owned(),
            missing,
            unwanted,
        ));
    }
    let p = hit as f64 / (hit + wrong).max(1) as f64;
    let r = hit as f64 / (hit + missed).max(1) as f64;
    said(&articles, out)?;
    writeln!(
        out,
        "segments: F1 {:.4} P {p:.4} R {r:.4}; {} pages",
        2.0 * p * r / (p + r),
        rows.len()
    )?;
    writeln!(
        out,
        "dates: {exact}/{dated} exact, {} wrong, {} left open",
        given - exact,
        dated - given
    )?;
    for (name, (wrong, all)) in [("sure", sure.0), ("unsure", sure.1)] {
        writeln!(out, "texts wrong on {name} pages: {wrong} of {all}")?;
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.0));
    for (_, key, url, missing, unwanted) in rows.iter().take(worst) {
        writeln!(
            out,
            "  {key} {url}\n    missing {missing:?}\n    unwanted {unwanted:?}"
        )?;
    }
    Ok(())
}
