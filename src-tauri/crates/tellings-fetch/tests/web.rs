//! Pages from a server on the loopback interface: what is asked, what comes of
//! each answer, and where fetching ends.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use tellings_fetch::{FetchTrouble, LIMIT, Link, Options, Page, Proxy, fetch};

/// A server that gives one answer after the other, and tells what it was asked.
struct Server {
    address: String,
    asked: Receiver<String>,
}

impl Server {
    fn giving(answers: Vec<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let (tell, asked) = channel();
        thread::spawn(move || {
            for answer in answers {
                let (stream, _) = listener.accept().expect("somebody asks");
                // The test may have ended.
                let _ = tell.send(question(&stream));
                let _ = (&stream).write_all(&answer);
            }
        });
        Self { address, asked }
    }

    fn link(&self, path: &str) -> Link {
        Link::parse(&format!("{}{path}", self.address)).expect("a link")
    }

    fn fetch(&self) -> Result<Page, FetchTrouble> {
        fetch(&self.link("/news/ferry"), &direct(), &|| true)
    }
}

fn question(stream: &TcpStream) -> String {
    BufReader::new(stream)
        .lines()
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn direct() -> Options {
    Options {
        proxy: Proxy::Direct,
        ..Options::default()
    }
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

fn html(body: &[u8]) -> Vec<u8> {
    answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", body)
}

fn check(answers: Vec<Vec<u8>>, code: &str) -> FetchTrouble {
    let trouble = Server::giving(answers).fetch().expect_err(code);
    assert_eq!(trouble.code(), code, "{trouble}");
    assert!(trouble.to_string().ends_with('.'), "{trouble}");
    trouble
}

#[test]
fn a_page_comes_as_it_is_and_we_say_who_asks() {
    let server = Server::giving(vec![html(b"<p>The ferry sails.")]);
    let page = server.fetch().expect("a page");
    assert_eq!(page.bytes, b"<p>The ferry sails.");
    assert_eq!(page.address, server.link("/news/ferry"));
    assert_eq!(page.name, "page.html");
    let asked = server.asked.recv().expect("it was asked").to_lowercase();
    assert!(asked.starts_with("get /news/ferry http/1.1"), "{asked}");
    assert!(asked.contains("user-agent: tellings/"), "{asked}");
    assert!(asked.contains("accept-encoding: gzip, br, zstd"), "{asked}");
    for secret in ["cookie", "referer", "authorization"] {
        assert!(!asked.contains(secret), "{asked}");
    }
}

#[test]
fn a_packed_page_is_unpacked() {
    let packed = zstd::bulk::compress(b"<p>Packed.", 1).expect("memory");
    let headers = "Content-Type: text/html\r\nContent-Encoding: zstd\r\n";
    let page = Server::giving(vec![answer("200 OK", headers, &packed)]).fetch();
    assert_eq!(page.expect("a page").bytes, b"<p>Packed.");
    check(
        vec![answer("200 OK", "Content-Encoding: sdch\r\n", b"x")],
        "garbled",
    );
}

#[test]
fn redirects_are_followed_on_the_web_alone() {
    let to = |to: &str| answer("302 Found", &format!("Location: {to}\r\n"), b"");
    let server = Server::giving(vec![to("/moved"), to("there?x=1#y"), html(b"<p>Here.")]);
    let page = server.fetch().expect("a page");
    assert_eq!(page.address, server.link("/there?x=1"));
    check(vec![to("file:///etc/passwd")], "not_web");
    check(vec![to("ftp://127.0.0.1/")], "not_web");
    check(vec![to("http://a:b@127.0.0.1/")], "holds_password");
    check(vec![answer("302 Found", "", b"")], "other_answer");
}

#[test]
fn ten_redirects_are_enough() {
    let on = || answer("301 Moved", "Location: /on\r\n", b"");
    let ten: Vec<_> = (0..10).map(|_| on()).chain([html(b"<p>Here.")]).collect();
    assert!(Server::giving(ten).fetch().is_ok());
    check((0..11).map(|_| on()).collect(), "too_many_redirects");
}

#[test]
fn each_refusal_has_its_own_sentence() {
    let of = |status: &str, code: &str| check(vec![answer(status, "", b"<p>No.")], code);
    let told = [
        of("402 Payment Required", "paywalled"),
        of("403 Forbidden", "refused"),
        of("404 Not Found", "not_there"),
        of("503 Busy", "other_answer"),
        of("204 No Content", "other_answer"),
    ];
    assert!(told[1].to_string().contains("403"));
    check(
        vec![answer("200 OK", "Content-Type: image/png\r\n", b"x")],
        "not_an_article",
    );
}

#[test]
fn a_large_page_is_not_read_to_its_end() {
    let announced = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", LIMIT + 1);
    check(vec![announced.into_bytes()], "page_too_large");
    let mut endless = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
    endless.resize(endless.len() + LIMIT + 100_000, b'a');
    check(vec![endless], "page_too_large");
}

#[test]
fn nobody_there_and_a_broken_off_page_are_told() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let nobody = Link::parse(&format!("http://{address}/")).expect("a link");
    let trouble = fetch(&nobody, &direct(), &|| true).expect_err("nobody listens");
    assert_eq!(trouble.code(), "no_answer", "{trouble}");
    // A name that can never exist.
    let nowhere = Link::parse("http://nowhere.invalid/").expect("a link");
    let trouble = fetch(&nowhere, &direct(), &|| true).expect_err("it does not exist");
    assert_eq!(trouble.code(), "offline", "{trouble}");
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>The fer".to_vec();
    let trouble = Server::giving(vec![cut]).fetch().expect_err("cut off");
    assert!(
        ["no_answer", "garbled"].contains(&trouble.code()),
        "{trouble}"
    );
    check(vec![b"SSH-2.0-OpenSSH\r\n\r\n".to_vec()], "garbled");
}

#[test]
fn a_server_that_is_no_safe_one_is_not_read() {
    let server = Server::giving(vec![html(b"<p>Plain.")]);
    let link = Link::parse(&server.address.replace("http:", "https:")).expect("a link");
    let trouble = fetch(&link, &direct(), &|| true).expect_err("it speaks no TLS");
    assert!(
        ["unsafe_connection", "no_answer"].contains(&trouble.code()),
        "{trouble}"
    );
}

#[test]
fn a_person_can_end_it() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let link = Link::parse(&format!(
        "http://{}/",
        listener.local_addr().expect("an address")
    ));
    let trouble = fetch(&link.expect("a link"), &direct(), &|| false);
    assert_eq!(trouble, Err(FetchTrouble::Cancelled));
    listener.set_nonblocking(true).expect("it can be asked");
    assert!(listener.accept().is_err(), "nobody was asked");
}

#[test]
fn a_proxy_is_asked_instead() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let proxy = format!("http://{}", listener.local_addr().expect("an address"));
    let heard = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("the proxy is asked");
        let first = question(&stream);
        let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        first
    });
    let options = Options::typed(&proxy, "20").expect("usable");
    let link = Link::parse("http://news.invalid/a").expect("a link");
    assert!(fetch(&link, &options, &|| true).is_err());
    let heard = heard.join().expect("it heard");
    assert!(heard.contains("news.invalid"), "{heard}");
}
