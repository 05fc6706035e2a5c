//! The picture in the README, of the real window with the example story:
//! `cargo xtask picture` takes it anew.

use tellings_tests::window::Window;

#[test]
#[ignore = "takes a picture and checks nothing: run `cargo xtask picture`"]
fn the_readme_shows_the_example() {
    let window = Window::open_sized("readme", 1280, 900, &[]);
    window.page().click("[data-action=open-example]");
    window.until(
        "the matrix has rows",
        "return document.querySelectorAll('#view tr[data-fact]').length > 5",
    );
    window.picture("window");
}
