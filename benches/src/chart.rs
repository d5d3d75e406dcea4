//! The headline as a chart.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::results::{Results, Row};

const WIDTH: u32 = 900;
const HEAD: i32 = 56;
const ROW: i32 = 26;
/// Where names end and bars begin.
const LEFT: i32 = 330;
const RIGHT: i32 = 840;

/// One bar for each parser: its time for one unit of the library's, with a line over the middle
/// half of all rounds.
pub fn draw(results: &Results, group: &str, what: &str) -> String {
    let mut rows: Vec<&Row> = results
        .rows
        .iter()
        .filter(|row| row.group == group && row.figures.len() == 4)
        .collect();
    rows.sort_by(|a, b| {
        (a.is_floor(), a.time())
            .partial_cmp(&(b.is_floor(), b.time()))
            .expect("times are numbers")
    });
    let longest = rows.iter().map(|row| high(row)).fold(1.0, f64::max);
    let x = |ratio: f64| LEFT + (f64::from(RIGHT - LEFT) * ratio / longest) as i32;

    let mut svg = String::new();
    {
        let height = HEAD + ROW * rows.len() as i32 + 16;
        let area = SVGBackend::with_string(&mut svg, (WIDTH, height as u32)).into_drawing_area();
        area.fill(&WHITE).unwrap();
        let text = |size: i32| ("sans-serif", size).into_font().color(&BLACK);
        let title = format!(
            "Time for {what}, the library's = 1 ({})",
            results.fact("date")
        );
        area.draw(&Text::new(title, (16, 14), text(17))).unwrap();
        for (number, row) in rows.iter().enumerate() {
            let top = HEAD + ROW * number as i32;
            let middle = top + ROW / 2 - 2;
            let color = match row {
                row if row.is_ours() => RGBColor(32, 110, 190),
                row if row.is_floor() => RGBColor(190, 190, 190),
                _ => RGBColor(225, 150, 60),
            };
            let name = text(14).pos(Pos::new(HPos::Right, VPos::Center));
            area.draw(&Text::new(
                row.contestant.clone(),
                (LEFT - 10, middle),
                name,
            ))
            .unwrap();
            area.draw(&Rectangle::new(
                [(LEFT, top), (x(row.time()), top + ROW - 6)],
                color.filled(),
            ))
            .unwrap();
            let half = [(x(low(row)), middle), (x(high(row)), middle)];
            area.draw(&PathElement::new(half, BLACK.stroke_width(1)))
                .unwrap();
            let figure = text(13).pos(Pos::new(HPos::Left, VPos::Center));
            area.draw(&Text::new(
                row.figures[1].clone(),
                (x(high(row)) + 8, middle),
                figure,
            ))
            .unwrap();
        }
        let one = [(x(1.0), HEAD - 8), (x(1.0), HEAD + ROW * rows.len() as i32)];
        area.draw(&PathElement::new(
            one,
            RGBColor(32, 110, 190).stroke_width(1),
        ))
        .unwrap();
        area.present().unwrap();
    }
    svg
}

fn low(row: &Row) -> f64 {
    row.figures[2].parse().unwrap_or_default()
}

fn high(row: &Row) -> f64 {
    row.figures[3].parse().unwrap_or_default()
}
