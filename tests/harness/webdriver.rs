//! As much of the W3C WebDriver protocol as the tests speak. Chromium's and
//! WebKit's drivers both answer to it.

use std::time::Duration;

use base64::Engine as _;
use serde_json::{Value, json};
use ureq::Agent;

use crate::wait;

/// The name that WebDriver gives to the number of an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser that a driver has opened. It is closed when this is dropped.
#[derive(Debug)]
pub struct Session {
    agent: Agent,
    address: String,
}

/// An element of the page, until the page replaces it.
#[derive(Clone, Debug)]
pub struct Element(Value);

impl Element {
    fn id(&self) -> &str {
        self.0[ELEMENT]
            .as_str()
            .expect("WebDriver names its elements")
    }

    /// As an argument for a script.
    #[must_use]
    pub fn argument(&self) -> Value {
        self.0.clone()
    }
}

impl Session {
    /// Asks the driver at `driver` (`http://127.0.0.1:PORT`) for a browser,
    /// once the driver answers.
    ///
    /// # Panics
    /// When it does not give one.
    #[must_use]
    pub fn open(driver: &str, capabilities: &Value) -> Session {
        let agent: Agent = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(60)))
            .http_status_as_error(false)
            .build()
            .into();
        wait::until("the driver is ready", || {
            let mut answer = agent.get(format!("{driver}/status")).call().ok()?;
            let status: Value =
                serde_json::from_str(&answer.body_mut().read_to_string().ok()?).ok()?;
            (status["value"]["ready"] == true).then_some(())
        });
        let mut session = Session {
            agent,
            address: format!("{driver}/session"),
        };
        let answer = session.post("", &json!({"capabilities": {"alwaysMatch": capabilities}}));
        let id = answer["sessionId"].as_str().expect("a session has an id");
        session.address = format!("{driver}/session/{id}");
        session.post("/timeouts", &json!({"script": 30_000, "pageLoad": 30_000}));
        session
    }

    fn get(&self, path: &str) -> Value {
        self.read(path, self.agent.get(self.address.clone() + path).call())
            .unwrap_or_else(|fault| panic!("{path}: {fault}"))
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.try_post(path, body)
            .unwrap_or_else(|fault| panic!("{path}: {fault}"))
    }

    fn try_post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let request = self
            .agent
            .post(self.address.clone() + path)
            .header("Content-Type", "application/json");
        self.read(path, request.send(body.to_string()))
    }

    fn read(
        &self,
        path: &str,
        answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Value, String> {
        let mut answer =
            answer.map_err(|error| format!("the driver did not answer to {path}: {error}"))?;
        let body = answer
            .body_mut()
            .with_config()
            .limit(256 << 20)
            .read_to_string()
            .map_err(|error| error.to_string())?;
        let mut body: Value =
            serde_json::from_str(&body).map_err(|error| format!("{error}: {body}"))?;
        if answer.status().is_success() {
            Ok(body["value"].take())
        } else {
            Err(format!(
                "{}: {}",
                body["value"]["error"], body["value"]["message"]
            ))
        }
    }

    /// Opens an address.
    pub fn go(&self, url: &str) {
        self.post("/url", &json!({"url": url}));
    }

    /// Where the browser is.
    #[must_use]
    pub fn url(&self) -> String {
        self.get("/url").as_str().unwrap_or_default().to_owned()
    }

    /// The page's title.
    #[must_use]
    pub fn title(&self) -> String {
        self.get("/title").as_str().unwrap_or_default().to_owned()
    }

    /// Runs the body of a function in the page and gives what it returns; a
    /// promise is waited for.
    pub fn ask(&self, script: &str, arguments: &[Value]) -> Value {
        self.post(
            "/execute/sync",
            &json!({"script": script, "args": arguments}),
        )
    }

    /// Like [`Session::ask`]; `None` when the page had to be left or has not
    /// come yet.
    #[must_use]
    pub fn try_ask(&self, script: &str, arguments: &[Value]) -> Option<Value> {
        self.try_post(
            "/execute/sync",
            &json!({"script": script, "args": arguments}),
        )
        .ok()
    }

    /// Runs a function that calls its last argument when it is done.
    #[must_use]
    pub fn ask_later(&self, script: &str, arguments: &[Value]) -> Value {
        self.post(
            "/execute/async",
            &json!({"script": script, "args": arguments}),
        )
    }

    /// The elements that match a selector now, in the page's order.
    #[must_use]
    pub fn all(&self, selector: &str) -> Vec<Element> {
        match self.post(
            "/elements",
            &json!({"using": "css selector", "value": selector}),
        ) {
            Value::Array(elements) => elements.into_iter().map(Element).collect(),
            _ => Vec::new(),
        }
    }

    /// The first element that matches, once there is one.
    #[must_use]
    pub fn find(&self, selector: &str) -> Element {
        wait::until(&format!("{selector} is on the page"), || {
            self.all(selector).into_iter().next()
        })
    }

    /// Clicks the first element that matches, once it is there and can be
    /// clicked.
    pub fn click(&self, selector: &str) {
        let mut last = String::new();
        let deadline = std::time::Instant::now() + wait::PATIENCE;
        while std::time::Instant::now() < deadline {
            for element in self.all(selector).into_iter().take(1) {
                match self.try_post(&format!("/element/{}/click", element.id()), &json!({})) {
                    Ok(_) => return,
                    Err(fault) => last = fault,
                }
            }
            std::thread::sleep(Duration::from_millis(40));
        }
        panic!("{selector} could not be clicked: {last}");
    }

    /// Types into an element; the private-use characters of WebDriver are keys.
    pub fn type_into(&self, selector: &str, text: &str) {
        let element = self.find(selector);
        self.post(
            &format!("/element/{}/value", element.id()),
            &json!({"text": text}),
        );
    }

    /// What a person reads in an element: its rendered text.
    #[must_use]
    pub fn text(&self, selector: &str) -> String {
        let script = "const e = document.querySelector(arguments[0]); return e ? e.innerText : ''";
        self.ask(script, &[json!(selector)])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Takes the messages of a log (`browser`, `performance`) that came since
    /// the last call; Chromium only.
    #[must_use]
    pub fn log(&self, kind: &str) -> Vec<Value> {
        match self.post("/se/log", &json!({"type": kind})) {
            Value::Array(entries) => entries,
            _ => Vec::new(),
        }
    }

    /// Sends a command of the DevTools protocol; Chromium only.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.post(
            "/goog/cdp/execute",
            &json!({"cmd": command, "params": parameters}),
        )
    }

    /// Prints the page to a PDF of A4 pages.
    ///
    /// # Panics
    /// When the driver sends something else.
    #[must_use]
    pub fn print(&self) -> Vec<u8> {
        let page = json!({"page": {"width": 21.0, "height": 29.7}, "background": true});
        let answer = self.post("/print", &page);
        base64::engine::general_purpose::STANDARD
            .decode(answer.as_str().expect("a PDF comes as text"))
            .expect("a PDF comes in Base64")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The browser may be gone already: some tests end it on purpose.
        let _ = self.agent.delete(&self.address).call();
    }
}
